import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { rehearsalIsThere } from '#lib/launching/rehearsal';
import { createLinkSecret } from '#lib/store/access';
import { openDatabase } from '#lib/store/client';
import { buildIfChanged } from './build.ts';
import { prepareDatabase } from './prepare.ts';

const checkout = path.dirname(import.meta.dirname);
const LOOPBACK = ['127.0.0.1', 'localhost', '::1'];
const READY_TIMEOUT_MS = 120_000;
const STOP_TIMEOUT_MS = 10_000;
const PAUSE_MS = 1000;
const REHEARSAL_CANNOT_RUN = 3;
const REHEARSAL_TIMEOUT_MS = 10_000;
const development = process.argv.includes('--dev');
const say = (text: string) => process.stdout.write(`${text}\n`);

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 3000);

function refuse(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}

if (!Number.isInteger(port) || port < 1 || port > 65535)
  refuse(`PORT is "${process.env['PORT']}": give a number from 1 to 65535.`);
if (!LOOPBACK.includes(host))
  refuse(
    `HOST=${host} is refused: there are no accounts yet, so migration-lab listens on loopback only. From your own machine use\n  ssh -L ${port}:127.0.0.1:${port} USER@THIS-MACHINE\nand open the printed address there.`,
  );

const begun = performance.now();
const database = await prepareDatabase(checkout);
if (!development) {
  say('Looking whether the web app must be built (about a minute the first time) …');
  if (buildIfChanged(checkout)) say('Built the web app.');
}

const env: NodeJS.ProcessEnv = {
  ...process.env,
  MIGRATION_LAB_PORT: String(port),
  NEXT_TELEMETRY_DISABLED: '1',
  NODE_ENV: development ? 'development' : 'production',
};
const next = [
  'node_modules/next/dist/bin/next',
  development ? 'dev' : 'start',
  '-H',
  host,
  '-p',
  String(port),
];
let stopping = false;
const children = new Map<string, ChildProcess>();
start('web', next);
start('runner', ['--import', 'tsx', 'runner/main.ts']);
start('rehearsal', ['--import', 'tsx', 'rehearsal/main.ts']);

function start(name: string, args: string[]): void {
  const child = spawn(process.execPath, args, {
    cwd: checkout,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (part: Buffer) => {
      for (const line of part.toString().trimEnd().split('\n')) process.stderr.write(`[${name}] ${line}\n`);
    });
  children.set(name, child);
  child.once('exit', (code, signal) => {
    if (stopping) return;
    const how = signal ?? `exit code ${code}`;
    // It has said why it cannot run here; everything else can.
    if (name === 'rehearsal' && code === REHEARSAL_CANNOT_RUN) return;
    if (name !== 'web') {
      // Trials go on at the hosts meanwhile; the next runner takes them up.
      process.stderr.write(`The ${name} ended (${how}); starting it again.\n`);
      setTimeout(() => !stopping && start(name, args), PAUSE_MS);
      return;
    }
    process.stderr.write(`The ${name} process ended (${how}); stopping.\n`);
    void stop(1);
  });
}

/** Ends web, runner, rehearsal cluster and the database; the runner leaves its trial to be taken up at the next start. */
async function stop(code: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  await Promise.all([...children.values()].map(end));
  await database.release();
  process.exit(code);
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || !child.pid) return Promise.resolve();
  const group = -child.pid;
  return new Promise((resolve) => {
    const force = setTimeout(() => process.kill(group, 'SIGKILL'), STOP_TIMEOUT_MS);
    child.once('exit', () => {
      clearTimeout(force);
      resolve();
    });
    process.kill(group, 'SIGTERM');
  });
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0));

async function waitUntilReady(): Promise<void> {
  const deadline = performance.now() + READY_TIMEOUT_MS;
  while (performance.now() < deadline) {
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1/health`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The web app did not answer on port ${port} within ${READY_TIMEOUT_MS / 1000} s.`);
}

/** Until it has said where it is, or that it cannot be: a newcomer's first click may lead there. */
async function waitForRehearsal(): Promise<void> {
  const deadline = performance.now() + REHEARSAL_TIMEOUT_MS;
  const running = () => children.get('rehearsal')?.exitCode === null;
  while (!rehearsalIsThere() && running() && performance.now() < deadline)
    await new Promise((resolve) => setTimeout(resolve, 100));
}

try {
  await Promise.all([waitUntilReady(), waitForRehearsal()]);
  const db = openDatabase(database.url);
  const secret = await createLinkSecret(db, new Date());
  await db.$disconnect();
  say(`Ready after ${((performance.now() - begun) / 1000).toFixed(1)} s. Open this address; it works once:`);
  say(`  http://127.0.0.1:${port}/enter?token=${secret}`);
  say('Another one: npm run --silent lab -- link. Stop with Ctrl-C.');
} catch (error) {
  if (!stopping) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    await stop(1);
  }
}
