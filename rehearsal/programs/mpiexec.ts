import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseHplDat } from '#lib/workloads/hpl/parse-dat';
import { casesOf, hplEnd, hplHead, hplTest } from '../model/hpl-text.ts';
import { recoverySeconds, STALL_SECONDS, spread, stalls, testSeconds } from '../model/times.ts';
import { Moving } from '../moving.ts';
import { faultKey, strike } from '../occasions.ts';
import { Place } from '../place.ts';

/** mpiexec.hydra of the rehearsal's launcher: `--version`, `hostname` on every VM, or HPL. */
const TICK_MS = 20;
/** What ranks on different hosts exchange in a second of the thesis: our guess, small beside a migration. */
const BYTES_PER_SECOND = 200_000;
const place = new Place(process.env['REHEARSAL_BASE'] ?? '');
const moving = new Moving(place.base);
const trial = process.env['MIGRATION_LAB_TRIAL'] ?? '';
const { settings, cluster } = place.model;
const argv = process.argv.slice(2);
const say = (text: string) => process.stdout.write(text);

function option(name: string): string {
  return argv[argv.indexOf(name) + 1] ?? '';
}

function refuse(message: string): never {
  process.stderr.write(`[mpiexec@rehearsal] ${message}\n`);
  process.exit(255);
}

if (argv.includes('--version')) {
  say('HYDRA build details:\n    Version: rehearsal\n');
  process.exit(0);
}
const addresses = readFileSync(option('-f'), 'utf8').split(/\s+/).filter(Boolean);
const ranks = addresses.slice(0, Number(option('-np'))).map((entry) => {
  const address = entry.replace(/:\d+$/, '');
  const vm = cluster.vms.find(({ fabrics }) => Object.values(fabrics).some((one) => one.address === address));
  return vm ?? refuse(`no VM at ${address}`);
});
const ids = ranks.map(({ id }) => id);
const fabric = Object.entries(ranks[0]?.fabrics ?? {}).find(
  ([, port]) => port.address === addresses[0]?.replace(/:\d+$/, ''),
)?.[0];
const program = argv.at(-1) ?? '';
if (program === 'hostname') {
  say(ranks.map(({ name }) => `${name}\n`).join(''));
  process.exit(0);
}
if (path.basename(program) !== 'xhpl') refuse(`execvp error on file ${program} (No such file or directory)`);

const hosts = () =>
  ids.flatMap((vm) =>
    cluster.hosts.filter(({ name }) => place.stateOf(name, vm) !== null).map(({ name }) => name),
  );

/** The application's work: it stands still while one of its VMs is on its way, and a while after. */
async function work(seconds: number): Promise<void> {
  const pauseMs = (recoverySeconds(ranks.length) / settings.speed) * 1000;
  let [left, last] = [seconds, performance.now()];
  while (left > 0) {
    await sleep(TICK_MS);
    const now = performance.now();
    const onTheirWay = moving.now().some(({ vm }) => ids.includes(vm));
    const recovering =
      Date.now() - Math.max(begunAt, moving.lastArrival(ids)) < pauseMs && moving.lastArrival(ids) > begunAt;
    if (!onTheirWay && !recovering) left -= ((now - last) / 1000) * settings.speed;
    last = now;
  }
  const crossing = new Set(hosts());
  if (crossing.size < 2) return;
  for (const host of crossing) {
    const port = cluster.hosts.find(({ name }) => name === host)?.fabrics[fabric ?? '']?.interface ?? '';
    place.addBytes(host, port, seconds * BYTES_PER_SECOND, seconds * BYTES_PER_SECOND);
  }
}

const begunAt = Date.now();
place.tell({ what: 'launch-began', machine: cluster.launcher.name, trial, pid: process.pid });
const faults = settings.faults.filter(({ kind }) => kind.startsWith('benchmark-'));
const fault = strike(faults, (one) => place.count(faultKey(one)))?.kind;
const ordinal = place.count('launches');
const { dat } = parseHplDat(readFileSync(path.join(option('-wdir'), 'HPL.dat'), 'utf8'));
if (dat === null) refuse('HPL ERROR from process # 0: HPL.dat cannot be read');
say(hplHead(dat));
const cases = casesOf(dat);
const factor = spread(settings.seed, ordinal);
if (stalls(settings.seed, ordinal, settings.stallProbability)) await work(STALL_SECONDS);
const early = fault === 'benchmark-ends-early' ? Math.ceil(cases.length / 2) : cases.length;
for (const [i, one] of cases.slice(0, early).entries()) {
  const started = performance.now();
  const whole = testSeconds(one.n, ranks.length) * factor;
  await work(fault === 'benchmark-ends-early' ? whole / 20 : whole);
  const text = hplTest(
    one,
    (performance.now() - started) / 1000,
    !(fault === 'benchmark-wrong-answer' && i === 0),
  );
  say(fault === 'benchmark-output-cut' && i === cases.length - 1 ? text.slice(0, text.length / 2) : text);
}
if (fault !== 'benchmark-output-cut') say(hplEnd(early, fault === 'benchmark-wrong-answer' ? 1 : 0));
place.tell({ what: 'launch-ended', machine: cluster.launcher.name, trial, pid: process.pid, exitCode: 0 });
