import { randomUUID } from 'node:crypto';
import type { Command } from '#lib/domain/adapters';
import { findVm } from '#lib/domain/cluster';
import { LabError } from '#lib/domain/errors';
import type { Step } from '#lib/domain/plan';
import type { Round } from '#lib/domain/rounds';
import { mpiLauncher } from '#lib/launchers/registry';
import { isLeaseLost } from '../lease.ts';
import { intentOf } from './command.ts';
import { ASK_TOOL, inParallel, involvedVms, type TrialContext } from './context.ts';
import { readController } from './controller.ts';
import { readCounters } from './counters.ts';
import { listenToGuests, plantHeartbeat, readGuest } from './guests.ts';
import { awaitBenchmark, awaitOutput, launch } from './launch.ts';
import { readLoad } from './load.ts';
import { moveAside, seePlacement } from './moves.ts';
import { knows, measureClocks, readEnvironmentFacts } from './observe.ts';
import { runRound } from './round.ts';
import { sweep } from './sweep.ts';
import { unsettledVms } from './unsettled.ts';

/** Does one step. Every kind may be performed again after an interruption: what was done is found, not repeated. */
export async function perform(context: TrialContext, step: Step): Promise<void> {
  switch (step.kind) {
    case 'sweep':
      return sweep(context, step.key);
    case 'place':
      return place(context, step.key, step.placement);
    case 'seed':
      return seed(context, step.rounds);
    case 'plant':
      return plant(context, step.vms);
    case 'observe':
      return observe(context, step.key);
    case 'launch':
      return launch(context);
    case 'await-output':
      return awaitOutput(context, step.delaySeconds);
    case 'round':
      return runRound(context, step.round, step.gapSeconds);
    case 'await-benchmark':
      return awaitBenchmark(context);
    case 'go-home':
      return place(context, step.key, homes(context));
  }
}

/** A VM that nobody knows where it is stays untouched. */
function homes(context: TrialContext): Record<string, string> {
  const untouched = unsettledVms(context);
  const vms = involvedVms(context.cell).filter((vm) => !untouched.has(vm));
  return Object.fromEntries(vms.map((vm) => [vm, findVm(context.cluster, vm).home]));
}

/**
 * Brings VMs to where they should be; these moves belong to no round. A VM that cannot be brought does not keep the
 * others from it.
 */
async function place(
  context: TrialContext,
  key: string,
  wanted: Readonly<Record<string, string>>,
): Promise<void> {
  // A move that an interrupted runner began is seen to its end first: until then the VM may run nowhere.
  let moved = false;
  for (const [vm, host] of Object.entries(wanted)) {
    const begun = intentOf(context, `${key}/${vm}`);
    if (begun) await moveAside(context, begun.key, vm, begun.node, host);
    moved ||= begun !== undefined;
  }
  const placement = await seePlacement(context, `${key}/before`);
  const astray = Object.entries(wanted).filter(([vm, host]) => placement.get(vm) !== host);
  if (astray.length === 0 && !moved) return;
  const problems: string[] = [];
  for (const [vm, host] of astray) {
    const from = placement.get(vm);
    try {
      if (!from) throw new LabError('not-found', `VM ${vm} does not run on exactly one host.`);
      await moveAside(context, `${key}/${vm}`, vm, from, host);
    } catch (error) {
      context.signal.throwIfAborted();
      if (!(error instanceof LabError) || isLeaseLost(error)) throw error;
      problems.push(error.message);
    }
  }
  const after = await seePlacement(context, `${key}/after`);
  const lost = Object.entries(wanted).filter(([vm, host]) => after.get(vm) !== host);
  problems.push(...lost.map(([vm, host]) => `VM ${vm} should run on ${host} and does not.`));
  if (problems.length > 0) throw new LabError('command', problems.join(' '));
}

/** Controls whether destinations hold the VM's files: by a discarded move there and back, or by removing them. */
async function seed(context: TrialContext, rounds: readonly Round[]): Promise<void> {
  const { files } = context.platform;
  if (!files) return;
  const firstVisits = rounds
    .flatMap((round) => round.moves)
    .filter((move) => context.cell.placement[move.vm] !== move.to);
  const pairs = new Map(firstVisits.map((move) => [`${move.vm} ${move.to}`, move]));
  for (const { vm, from, to } of pairs.values()) {
    const destination = context.machines.get(to);
    const isSeeded = async () => (await destination.insist(files.isSeeded(vm), ASK_TOOL)).exitCode === 0;
    let seeded = await isSeeded();
    // A VM that an interrupted runner moved out must come back, though its files are there by now.
    const begun = intentOf(context, `seed/${vm}/out`) !== undefined;
    if (context.cell.seeding === 'seeded' && (begun || !seeded)) {
      await moveAside(context, `seed/${vm}/out`, vm, from, to);
      await moveAside(context, `seed/${vm}/back`, vm, to, from);
      seeded = await isSeeded();
    } else if (context.cell.seeding === 'cold' && seeded) {
      await destination.read(files.unseed(vm));
      seeded = await isSeeded();
    }
    await context.record({ type: 'seed-seen', data: { vm, host: to, seeded } });
  }
}

async function plant(context: TrialContext, vms: readonly string[]): Promise<void> {
  await inParallel(vms, (vm) => plantHeartbeat(context, vm, randomUUID()));
  await listenToGuests(context, 'plant', vms, true);
}

/**
 * The clocks alone: what runs beside a reading makes its bound worse. Then the load, before we make some. What driving the
 * trial costs is looked at last before and first after: its own cost, and not that of looking.
 */
async function observe(context: TrialContext, key: 'observe-before' | 'observe-after'): Promise<void> {
  const before = key === 'observe-before';
  if (!before) await readController(context, key);
  await measureClocks(context, key);
  await readLoad(context, key);
  const work = [
    () => readCounters(context, key),
    () => listenToGuests(context, key, context.cell.movingSet, true),
    ...(before ? [() => readEnvironmentFacts(context), () => keepVersions(context)] : []),
  ];
  await inParallel(work, (one) => one());
  if (before) await readController(context, key);
}

/** Versions of the tools, as they name themselves; a tool that is silent is no reason to stop. */
async function keepVersions(context: TrialContext): Promise<void> {
  await inParallel(context.cell.condition === 'migration_only' ? [] : context.cell.ranks, (vm) =>
    keepProgram(context, vm),
  );
  const launcher = context.cluster.launcher.name;
  const version: Command = mpiLauncher(context.workload.mpi).version();
  const output = await context.machines.get(launcher).insist(version, ASK_TOOL);
  const facts = { mpi: (output.stdout || output.stderr).split('\n').slice(0, 3).join(' / ').trim() };
  await context.record({ type: 'environment-read', data: { node: launcher, facts } });
}

/** The program in a rank's VM by its content; one that cannot be read is found out at the launch. */
async function keepProgram(context: TrialContext, vm: string): Promise<void> {
  if (knows(context, `vm ${vm}`, 'program')) return;
  const { argv } = context.workload.program({ ranks: context.cell.ranks.length, cluster: context.cluster });
  const script = 'sha256sum "$1" 2>/dev/null || true';
  const said = await readGuest(context, vm, ['sh', '-c', script, 'sh', argv[0] ?? '']);
  const [program = ''] = said.split(' ');
  if (program !== '')
    await context.record({ type: 'environment-read', data: { node: `vm ${vm}`, facts: { program } } });
}
