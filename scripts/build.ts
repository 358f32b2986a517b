import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const SOURCES = [
  'app',
  'components',
  'lib',
  'public',
  'prisma/seeds',
  'proxy.ts',
  'next.config.ts',
  'postcss.config.mjs',
  'package-lock.json',
  'tsconfig.json',
  'docs/guide',
];
const STAMP = '.next/migration-lab-sources';

/** Builds the web app when its sources changed since the last build. Returns whether it built. */
export function buildIfChanged(checkout: string): boolean {
  const hash = createHash('sha256');
  for (const source of SOURCES) hashTree(path.join(checkout, source), hash);
  const now = hash.digest('hex');
  const stamp = path.join(checkout, STAMP);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return false;
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1' };
  const built = spawnSync(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
    cwd: checkout,
    env,
    encoding: 'utf8',
  });
  if (built.status !== 0)
    throw new Error(`The web app could not be built:\n${built.stdout}\n${built.stderr}`);
  writeFileSync(stamp, now);
  return true;
}

function hashTree(at: string, hash: ReturnType<typeof createHash>): void {
  if (!existsSync(at)) return;
  hash.update(at);
  if (!statSync(at).isDirectory()) {
    hash.update(readFileSync(at));
    return;
  }
  for (const name of readdirSync(at).sort()) hashTree(path.join(at, name), hash);
}
