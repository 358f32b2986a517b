import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { freePort } from './free-port.ts';
import { type PostgresPlace, postgresPlace } from './postgres-binaries.ts';

const run = promisify(execFile);
const DATABASE = 'migration_lab';
const START_TIMEOUT_SECONDS = 60;

export interface RunningDatabase {
  readonly url: string;
  /** Stops the server unless somebody else is still connected, or it is somebody's own. */
  release(): Promise<void>;
}

/**
 * The database of this checkout: `DATABASE_URL` when set, else the packaged PostgreSQL, started or adopted.
 * A server that outlived a killed start is found by its pid file and used again.
 */
export async function ensureDatabase(
  checkout: string,
  given = process.env['DATABASE_URL'],
): Promise<RunningDatabase> {
  if (given) return { url: given, release: async () => {} };
  const place = await postgresPlace(checkout);
  const settings = path.join(path.dirname(place.dataDirectory), 'postgres.json');
  if (!existsSync(path.join(place.dataDirectory, 'PG_VERSION')) || !existsSync(settings))
    await initialise(place, settings);
  const { password } = JSON.parse(readFileSync(settings, 'utf8')) as { password: string };
  if (!(await isRunning(place))) await startServer(place);
  const url = `postgresql://lab:${password}@127.0.0.1:${runningPort(place)}/${DATABASE}`;
  const hold = await connect(url);
  return {
    url,
    release: async () => {
      await hold.end();
      await stopIfUnused(place, url);
    },
  };
}

/** A connection to the server itself. While whoever adopted it keeps one, nobody else who is done stops it. */
async function connect(url: string): Promise<pg.Client> {
  const server = new URL(url);
  server.pathname = '/postgres'; // ours may not be there yet
  const client = new pg.Client({ connectionString: server.toString(), keepAlive: true });
  client.on('error', () => {}); // a server that goes away is noticed by those who ask it something
  await client.connect();
  return client;
}

/** As the account that owns the data; `tool` is initdb or pg_ctl. */
function postgresTool(place: PostgresPlace, tool: string, args: string[]) {
  return run(path.join(place.bin, tool), args, {
    ...place.account,
    cwd: '/',
    env: { ...process.env, LC_ALL: 'C' },
  });
}

async function initialise(place: PostgresPlace, settings: string): Promise<void> {
  rmSync(place.dataDirectory, { recursive: true, force: true });
  mkdirSync(path.dirname(place.dataDirectory), { recursive: true });
  mkdirSync(place.dataDirectory, { mode: 0o700 });
  const password = randomBytes(24).toString('base64url');
  const passwordFile = path.join(tmpdir(), `migration-lab-${randomBytes(8).toString('hex')}`);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (place.account) {
    for (const owned of [place.dataDirectory, passwordFile])
      chownSync(owned, place.account.uid, place.account.gid);
  }
  const data = place.dataDirectory;
  try {
    await postgresTool(place, 'initdb', [
      '-D',
      data,
      '-U',
      'lab',
      '-A',
      'scram-sha-256',
      `--pwfile=${passwordFile}`,
      '-E',
      'UTF8',
      '--locale=C',
      '--no-sync',
    ]);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  writeFileSync(settings, JSON.stringify({ password }), { mode: 0o600 });
}

async function isRunning(place: PostgresPlace): Promise<boolean> {
  try {
    await postgresTool(place, 'pg_ctl', ['status', '-D', place.dataDirectory]);
    return true;
  } catch {
    return false;
  }
}

async function startServer(place: PostgresPlace): Promise<void> {
  const log = path.join(place.dataDirectory, 'server.log');
  openSync(log, 'a');
  if (place.account) chownSync(log, place.account.uid, place.account.gid);
  const options = `-h 127.0.0.1 -p ${await freePort()} -k '' -c max_connections=60`;
  try {
    await postgresTool(place, 'pg_ctl', [
      'start',
      '-w',
      '-t',
      String(START_TIMEOUT_SECONDS),
      '-D',
      place.dataDirectory,
      '-l',
      log,
      '-o',
      options,
    ]);
  } catch (cause) {
    if (await isRunning(place)) return;
    throw new Error(`PostgreSQL did not start; its last words are in ${log}`, { cause });
  }
}

async function stopIfUnused(place: PostgresPlace, url: string): Promise<void> {
  if (!(await isRunning(place)) || (await othersConnected(url))) return;
  await postgresTool(place, 'pg_ctl', ['stop', '-w', '-m', 'fast', '-D', place.dataDirectory]);
}

async function othersConnected(url: string): Promise<boolean> {
  const client = await connect(url);
  try {
    const { rows } = await client.query(
      "SELECT 1 FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() LIMIT 1",
    );
    return rows.length > 0;
  } finally {
    await client.end();
  }
}

/** Line 4 of postmaster.pid is the port (PostgreSQL source, miscadmin.h: LOCK_FILE_LINE_PORT). */
function runningPort(place: PostgresPlace): number {
  const port = Number(readFileSync(path.join(place.dataDirectory, 'postmaster.pid'), 'utf8').split('\n')[3]);
  if (!Number.isInteger(port))
    throw new Error(`cannot read the port from ${place.dataDirectory}/postmaster.pid`);
  return port;
}
