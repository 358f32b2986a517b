import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export const checkout = path.dirname(import.meta.dirname);
const MINIMUM_NODE = [20, 19];

/** Runs `npm ci` when node_modules does not match the lock file, and generates the Prisma client when stale. */
export async function ensureInstalled() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < MINIMUM_NODE[0] || (major === MINIMUM_NODE[0] && minor < MINIMUM_NODE[1])) {
    process.stderr.write(
      `migration-lab needs Node ${MINIMUM_NODE.join('.')} or newer; this is ${process.versions.node}.\n`,
    );
    process.exit(2);
  }
  await whenChanged(['package-lock.json'], 'node_modules/.migration-lab-installed', () =>
    mustRun('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], 'Installing packages'),
  );
  await whenChanged(['prisma/schema.prisma'], 'lib/generated/.schema', () =>
    mustRun('node', ['node_modules/prisma/build/index.js', 'generate'], 'Generating the database client'),
  );
}

/** Runs a TypeScript file and passes signals on; resolves to its exit code. */
export function runTypeScript(file, args) {
  const child = spawn(process.execPath, ['--import', 'tsx', path.join(checkout, file), ...args], {
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
}

async function whenChanged(files, stamp, work) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(path.join(checkout, file)));
  const now = `${hash.digest('hex')} ${process.versions.modules}\n`;
  const at = path.join(checkout, stamp);
  if (existsSync(at) && readFileSync(at, 'utf8') === now) return;
  await work();
  writeFileSync(at, now);
}

async function mustRun(command, args, what) {
  process.stderr.write(`${what} …\n`);
  const env = { ...process.env, CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' };
  const child = spawn(command, args, { cwd: checkout, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (said += part));
  const code = await new Promise((resolve) => child.once('exit', resolve).once('error', () => resolve(127)));
  if (code === 0) return;
  process.stderr.write(
    `${said}\n${what} failed: "${command} ${args.join(' ')}" ended with exit code ${code}.\n`,
  );
  process.exit(1);
}
