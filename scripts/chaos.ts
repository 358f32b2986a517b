import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { seededRandom } from '#lib/domain/random';
import { processesOf } from '../rehearsal/proc.ts';
import { type Rehearsal, startRehearsal } from '../rehearsal/rehearsal.ts';
import { dropDatabase } from './administer.ts';
import type { Losses } from './chaos/compare.ts';
import { killScript } from './chaos/naive.ts';
import { killRunners } from './chaos/runner-kills.ts';
import { ensureDatabase } from './database.ts';
import { migrate } from './migrate.ts';

/**
 * `npm run chaos -- --kills N [--seed S]`: kills the runner N times while rehearsal studies run, and compares what
 * the machines' own commands told with the store. Two scripts in the same harness must fail it, or it proves nothing.
 */
const { values } = parseArgs({
  options: { kills: { type: 'string', default: '20' }, seed: { type: 'string', default: '1' } },
});
const kills = Number(values.kills);
const random = seededRandom(Number(values.seed));
const say = (text: string) => process.stdout.write(`${text}\n`);
if (!Number.isInteger(kills) || kills < 1) {
  process.stderr.write(`--kills is "${values.kills}": give a whole number from 1 on.\n`);
  process.exit(2);
}

const checkout = path.dirname(import.meta.dirname);
const folder = mkdtempSync(path.join(tmpdir(), 'lab-chaos-'));
const server = await ensureDatabase(checkout);
const name = `chaos_${randomUUID().replaceAll('-', '').slice(0, 12)}`;
const url = new URL(server.url);
url.pathname = `/${name}`;
const open: Rehearsal[] = [];

async function rehearsal(of: string): Promise<Rehearsal> {
  const place = path.join(folder, of);
  mkdirSync(place);
  const started = await startRehearsal(place);
  open.push(started);
  return started;
}

const losses = ({ lost, duplicated, misattributed }: Losses) =>
  `${lost} lost, ${duplicated} duplicated, ${misattributed} misattributed`;
const total = ({ lost, duplicated, misattributed }: Losses) => lost + duplicated + misattributed;

try {
  const begun = performance.now();
  await migrate(url.toString(), checkout);
  const result = await killRunners(url.toString(), await rehearsal('runner'), kills, random, say);
  const sorted = [...result.reattach].sort((a, b) => a - b);
  const p95 = sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Number.NaN;
  const verdicts = Object.entries(result.verdicts).map(([verdict, count]) => `${count} ${verdict}`);
  say(`${result.kills} kills: ${losses(result)}, re-attach p95 ${p95.toFixed(2)} s`);
  say(`  ${result.trials} trials: ${verdicts.join(', ')}; slowest re-attach ${sorted.at(-1)?.toFixed(2)} s`);
  for (const reason of result.reasons) say(`    not valid: ${reason}`);
  const plain = await killScript('plain', await rehearsal('plain'), kills, random);
  say(`${kills} kills of a plain ssh script: ${losses(plain)}`);
  const nohup = await killScript('nohup', await rehearsal('nohup'), kills, random);
  say(`${kills} kills of a nohup script: ${losses(nohup)}`);
  say(`seed ${values.seed}, ${((performance.now() - begun) / 60_000).toFixed(1)} minutes`);
  if (total(plain) === 0 || total(nohup) === 0) say('The harness proves nothing: a script passed it.');
  process.exitCode = total(result) === 0 && total(plain) > 0 && total(nohup) > 0 ? 0 : 1;
} finally {
  for (const { place, close } of open) {
    await close();
    for (const pid of [...processesOf(place).values()].flat()) process.kill(pid, 'SIGKILL');
  }
  rmSync(folder, { recursive: true, force: true });
  await dropDatabase(server.url, name);
  await server.release();
}
process.exit();
