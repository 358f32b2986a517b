import { LabError } from '#lib/domain/errors';
import { eventsOf } from '#lib/domain/history';
import { planCleanup, planTrial, type Step } from '#lib/domain/plan';
import { awaitCommands, endCommand, openCommands } from './command.ts';
import type { TrialContext } from './context.ts';
import { perform } from './perform.ts';

/** Why a trial must end before its plan does. */
export class TrialStopped extends Error {
  constructor(readonly why: 'cancelled' | 'timed-out' | 'lease-lost' | 'shutdown') {
    super(`the trial was stopped: ${why}`);
  }
}

export type TrialEnd = 'completed' | 'failed' | 'cancelled';

/** After a trial was stopped, what is still to be done gets this long. */
const CLEANUP_TIMEOUT_MS = 300_000;

/**
 * Performs a trial from wherever its history left off, then cleans up. Returns how it went; only a lost lease or
 * a shutdown (`leave`) throws, and then nothing is cleaned: another runner takes the trial up.
 */
export async function executeTrial(context: TrialContext, leave: AbortSignal): Promise<TrialEnd> {
  const how = wasStopped(context) ?? (await attempt(context));
  const signal = AbortSignal.any([AbortSignal.timeout(CLEANUP_TIMEOUT_MS), leave]);
  const cleaned = await cleanUp({ ...context, signal });
  return how === 'completed' && !cleaned ? 'failed' : how;
}

async function attempt(context: TrialContext): Promise<TrialEnd> {
  for (const step of planTrial(context.cell, context.cluster)) {
    try {
      context.signal.throwIfAborted();
      await performOnce(context, step);
    } catch (error) {
      const why = error instanceof TrialStopped ? error.why : null;
      if (why === 'lease-lost' || why === 'shutdown' || isLeaseLost(error)) throw error;
      if (why === 'cancelled') await context.record({ type: 'cancel-seen', data: {} });
      else if (why === 'timed-out')
        await context.record({ type: 'timed-out', data: { seconds: context.cell.trialTimeoutSeconds } });
      else await recordFailure(context, step, error);
      return why === 'cancelled' ? 'cancelled' : 'failed';
    }
  }
  return 'completed';
}

/** An earlier runner may have stopped the trial and died while cleaning up. */
function wasStopped(context: TrialContext): 'failed' | 'cancelled' | null {
  if (eventsOf(context.history, 'cancel-seen').length > 0) return 'cancelled';
  const stopped =
    eventsOf(context.history, 'timed-out').length + eventsOf(context.history, 'step-failed').length;
  return stopped > 0 ? 'failed' : null;
}

async function performOnce(context: TrialContext, step: Step): Promise<void> {
  if (eventsOf(context.history, 'step-finished').some(({ data }) => data.step === step.key)) return;
  await context.record({ type: 'step-started', data: { step: step.key } });
  await perform(context, step);
  await context.record({ type: 'step-finished', data: { step: step.key } });
}

/** Ends the application, lets migrations under way arrive, sweeps and brings the VMs home. */
async function cleanUp(context: TrialContext): Promise<boolean> {
  let clean = true;
  const attemptStep = async (key: string, work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      if (isLeaseLost(error) || error instanceof TrialStopped) throw error;
      clean = false;
      await recordFailure(context, { key }, error);
    }
  };
  const open = openCommands(context);
  const launcher = context.cluster.launcher.name;
  await attemptStep('end-application', async () => {
    for (const run of open.filter((candidate) => candidate.node === launcher)) await endCommand(context, run);
  });
  await attemptStep('await-migrations', () =>
    awaitCommands(
      context,
      open.filter((run) => run.node !== launcher),
    ),
  );
  for (const step of planCleanup()) await attemptStep(step.key, () => performOnce(context, step));
  return clean;
}

async function recordFailure(
  context: TrialContext,
  step: Pick<Step, 'key'> | { key: string },
  error: unknown,
): Promise<void> {
  const code = error instanceof LabError ? error.code : 'unexpected';
  const message = error instanceof Error ? error.message : String(error);
  await context.record({ type: 'step-failed', data: { step: step.key, code, message } });
}

function isLeaseLost(error: unknown): boolean {
  return error instanceof LabError && error.code === 'lease-lost';
}
