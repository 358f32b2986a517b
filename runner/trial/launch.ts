import type { Command } from '#lib/domain/adapters';
import { LabError } from '#lib/domain/errors';
import { eventsOf } from '#lib/domain/history';
import { mpiCommand } from '#lib/launching/trial-commands';
import { readLastOutput, waitDetached } from '#lib/remote/detached';
import { TRIAL_MARK } from '#lib/remote/marked';
import { endCommand, intentOf, recordEnd, type Started, startCommand } from './command.ts';
import { inParallel, pause, type TrialContext, trialDirectory } from './context.ts';
import { guestDirectory, readGuest } from './guests.ts';

const LAUNCH = 'launch';
const POLL_SECONDS = 0.3;
const WAIT_SECONDS = 2;
/** One of three MPICH runs printed its result and never exited; this long after its last word it is ended. */
const TEARDOWN_DEADLINE_SECONDS = 20;

/** Writes the input into every rank's VM and starts the application from the launcher, detached. */
export async function launch(context: TrialContext): Promise<void> {
  const intent = intentOf(context, LAUNCH);
  // Once it was intended its files are written, and perhaps read.
  const command = intent ?? (await prepare(context));
  await startCommand(context, LAUNCH, context.cluster.launcher.name, command);
}

async function prepare(context: TrialContext): Promise<Command> {
  const { cell, cluster, workload } = context;
  const files = workload.render({ ranks: cell.ranks.length, cluster });
  for (const file of files) await context.keep(`input/${file.path}`, file.content);
  const homes = await inParallel(cell.ranks, (vm) => writeInput(context, vm, files));
  const home = homes[0] ?? '';
  const different = homes.findIndex((other) => other !== home);
  if (different > 0)
    throw new LabError(
      'bad-input',
      `The VM login's home is ${home} in one VM and ${homes[different]} in another: MPI needs one path.`,
    );
  return writeHosts(context, `${home}/${guestDirectory(context.trialId)}/work`);
}

/** Returns the VM login's home directory, below which the files are. */
async function writeInput(
  context: TrialContext,
  vm: string,
  files: readonly { path: string; content: string }[],
): Promise<string> {
  const work = `${guestDirectory(context.trialId)}/work`;
  const make = 'mkdir -p "$1" && pwd';
  const write = 'mkdir -p "$(dirname "$1")" && cat >"$1.$2" && mv "$1.$2" "$1" && pwd';
  let home = '';
  for (const { path, content } of files)
    home = await readGuest(context, vm, ['sh', '-c', write, 'sh', `${work}/${path}`, vm], content);
  if (files.length === 0) home = await readGuest(context, vm, ['sh', '-c', make, 'sh', work]);
  return home.trim();
}

async function writeHosts(context: TrialContext, workDirectory: string): Promise<Command> {
  const { cell, cluster, workload, trialId } = context;
  const hostFile = `${trialDirectory(trialId)}/hosts`;
  const place = { hostFile, workDirectory, mark: { [TRIAL_MARK]: trialId } };
  const { command, hosts } = mpiCommand(cell, cluster, workload, place);
  const argv = ['sh', '-c', 'mkdir -p "$(dirname "$1")" && cat >"$1"', 'sh', hostFile];
  await context.machines.get(cluster.launcher.name).read({ argv }, { input: hosts });
  return command;
}

/** Waits for the application's first output, then the declared delay. An application that ends first is not waited for. */
export async function awaitOutput(context: TrialContext, delaySeconds: number): Promise<void> {
  const run = launched(context);
  const machine = context.machines.get(run.node);
  for (;;) {
    if ((await readLastOutput(machine, run.directory)).length > 0) break;
    if ((await waitDetached(machine, [run.directory], 0)).length > 0) return;
    await pause(POLL_SECONDS, context.signal);
  }
  await pause(delaySeconds, context.signal);
}

/** Waits for the application's end; a launcher that outlives its application's last word is ended. */
export async function awaitBenchmark(context: TrialContext): Promise<void> {
  const run = launched(context);
  if (eventsOf(context.history, 'command-ended').some(({ data }) => data.key === LAUNCH)) return;
  if (eventsOf(context.history, 'launcher-ended').length > 0) return endCommand(context, run);
  const machine = context.machines.get(run.node);
  let finishedSince: number | null = null;
  for (;;) {
    if ((await waitDetached(machine, [run.directory], WAIT_SECONDS)).length > 0) break;
    context.signal.throwIfAborted();
    if (finishedSince === null && context.workload.finished(await readLastOutput(machine, run.directory)))
      finishedSince = performance.now();
    const waited = finishedSince === null ? 0 : (performance.now() - finishedSince) / 1000;
    if (waited > TEARDOWN_DEADLINE_SECONDS) {
      await context.record({ type: 'launcher-ended', data: { key: LAUNCH, afterSeconds: waited } });
      await endCommand(context, run);
      return;
    }
  }
  await recordEnd(context, run);
}

function launched(context: TrialContext): Started {
  const intent = intentOf(context, LAUNCH);
  if (!intent) throw new LabError('command', 'The application was not launched.');
  return intent;
}
