import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { dropDatabase } from '../scripts/administer.ts';
import { ensureDatabase } from '../scripts/database.ts';
import { freePort } from '../scripts/free-port.ts';
import { SESSION_FILE } from './session-file.ts';

const READY_TIMEOUT_MS = 240_000;

/** Starts the app as `npm start` does, on a database and a port of its own; returns how to end it. */
export default async function serve(): Promise<() => Promise<void>> {
  const checkout = path.dirname(import.meta.dirname);
  const server = await ensureDatabase(checkout);
  const url = new URL(server.url);
  const name = `e2e_${randomUUID().replaceAll('-', '').slice(0, 12)}`;
  url.pathname = `/${name}`;
  const port = await freePort();
  // A rehearsal cluster of its own: that of the checkout may be somebody's.
  const rehearsal = mkdtempSync(path.join(tmpdir(), 'lab-e2e-'));
  const env = {
    ...process.env,
    DATABASE_URL: url.toString(),
    PORT: String(port),
    REHEARSAL_FOLDER: rehearsal,
  };
  const app = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: checkout,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [app.stdout, app.stderr])
    stream.on('data', (part: Buffer) => {
      said += part.toString();
    });
  const stop = async () => {
    const ended = new Promise((resolve) => app.once('exit', resolve));
    if (app.exitCode === null) {
      app.kill('SIGTERM');
      await ended;
    }
    rmSync(rehearsal, { recursive: true, force: true });
    if (process.env['E2E_KEEP_DATABASE']) process.stdout.write(`The database of this run stays: ${url}\n`);
    else await dropDatabase(server.url, name);
    await server.release();
  };
  try {
    await signIn(await enterUrl(() => said));
    process.env['LAB_URL'] = `http://127.0.0.1:${port}`;
    process.env['LAB_DATABASE_URL'] = url.toString();
    process.env['LAB_REHEARSAL'] = rehearsal;
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}

async function enterUrl(said: () => string): Promise<string> {
  const deadline = Date.now() + READY_TIMEOUT_MS;
  while (Date.now() < deadline) {
    const found = /http:\/\/\S+token=\S+/.exec(said())?.[0];
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`npm start did not get ready:\n${said()}`);
}

/** Redeems the printed address once and keeps the session for every test. */
export async function signIn(address: string): Promise<void> {
  const answer = await fetch(address, { redirect: 'manual' });
  const [name, value] = (answer.headers.get('set-cookie') ?? '').split(';')[0]?.split('=') ?? [];
  if (!name || !value) throw new Error(`${address} gave no session (${answer.status})`);
  const cookie = {
    name,
    value,
    domain: '127.0.0.1',
    path: '/',
    expires: -1,
    httpOnly: true,
    secure: false,
    sameSite: 'Lax',
  };
  mkdirSync(path.dirname(SESSION_FILE), { recursive: true });
  writeFileSync(SESSION_FILE, JSON.stringify({ cookies: [cookie], origins: [] }));
}
