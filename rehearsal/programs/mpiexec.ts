import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Vm } from '#lib/domain/cluster';
import { parseHplDat } from '#lib/workloads/hpl/parse-dat';
import { HplRun } from '../hpl-run.ts';
import { Place } from '../place.ts';

/** mpiexec.hydra of the rehearsal's launcher: `--version`, `hostname` on every VM, or HPL. */
const place = new Place(process.env['REHEARSAL_BASE'] ?? '');
const { cluster } = place.model;
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

const program = argv.at(-1) ?? '';
const addresses = readFileSync(option('-f'), 'utf8')
  .split(/\s+/)
  .filter(Boolean)
  .map((entry) => entry.replace(/:\d+$/, ''));
const found = addresses.slice(0, Number(option('-np'))).map(rankAt);
const ranks = found.map(({ vm }) => vm);
if (program === 'hostname') say(ranks.map(({ name }) => `${name}\n`).join(''));
else if (path.basename(program) === 'xhpl') await runHpl();
else refuse(`execvp error on file ${program} (No such file or directory)`);

/** The VM that has this address, and on which fabric. */
function rankAt(address: string): { vm: Vm; fabric: string } {
  for (const vm of cluster.vms)
    for (const [fabric, port] of Object.entries(vm.fabrics))
      if (port.address === address) return { vm, fabric };
  return refuse(`no VM at ${address}`);
}

async function runHpl(): Promise<void> {
  const { dat } = parseHplDat(readFileSync(path.join(option('-wdir'), 'HPL.dat'), 'utf8'));
  if (dat === null) refuse('HPL ERROR from process # 0: HPL.dat cannot be read');
  const trial = process.env['MIGRATION_LAB_TRIAL'] ?? '';
  const deed = { machine: cluster.launcher.name, trial, pid: process.pid };
  place.tell({ what: 'launch-began', ...deed });
  await new HplRun(place, ranks, found[0]?.fabric ?? '', say).run(dat);
  place.tell({ what: 'launch-ended', ...deed, exitCode: 0 });
}
