import { LabError } from '#lib/domain/errors';
import { eventsOf } from '#lib/domain/history';
import { planCleanup, planTrial, type Step } from '#lib/domain/plan';
import { isLeaseLost } from '../lease.ts';
import { TrialStopped } from '../stopped.ts';
import { awaitCommands, endCommand, openCommands, settleIntents } from './command.ts';
import { inParallel, type TrialContext } from './context.ts';
import { CLEANUP_SECONDS } from './limits.ts';
import { perform } from './perform.ts';
import { openMoves, reconcileMoves } from './reconcile.ts';
import { endLeftovers } from './sweep.ts';

export type TrialEnd = 'completed' | 'failed' | 'cancelled';

/**
 * Performs a trial from wherever its history left off, then cleans up. Returns how it went. Throws only when the
 * trial is to be left to another runner (`leave`, a lost lease or store); nothing is cleaned then.
 */
export async function executeTrial(context: TrialContext, leave: AbortSignal): Promise<TrialEnd> {
  const how = wasStopped(context) ?? (await attempt(on(context, context.signal), leave));
  const cleaned = await cleanUp(context, leave);
  return how === 'completed' && !cleaned ? 'failed' : how;
}

/** Machines are waited for as long as the signal lets them. */
const on = (context: TrialContext, signal: AbortSignal): TrialContext => ({
  ...context,
  signal,
  machines: context.machines.asked({ signal }),
});

async function attempt(context: TrialContext, leave: AbortSignal): Promise<TrialEnd> {
  for (const step of planTrial(context.cell, context.cluster)) {
    if (isFinished(context, step)) continue;
    try {
      context.signal.throwIfAborted();
      await performOnce(context, step);
    } catch (error) {
      throwIfLeft(error, leave);
      // Whatever the step complained of: it was stopped by the signal, or would have been.
      const reason = context.signal.aborted ? context.signal.reason : error;
      return recordStop(context, step, reason);
    }
  }
  return 'completed';
}

async function recordStop(context: TrialContext, step: Step, reason: unknown): Promise<TrialEnd> {
  const why = reason instanceof TrialStopped ? reason.why : null;
  if (why === 'cancelled') {
    await context.record({ type: 'cancel-seen', data: {} });
    return 'cancelled';
  }
  if (why === 'timed-out')
    await context.record({ type: 'timed-out', data: { seconds: context.cell.trialTimeoutSeconds } });
  else await recordFailure(context, step.key, reason);
  return 'failed';
}

/** An earlier runner may have stopped the trial and died while cleaning up. */
function wasStopped(context: TrialContext): 'failed' | 'cancelled' | null {
  if (eventsOf(context.history, 'cancel-seen').length > 0) return 'cancelled';
  const stopped =
    eventsOf(context.history, 'timed-out').length + eventsOf(context.history, 'step-failed').length;
  return stopped > 0 ? 'failed' : null;
}

const isFinished = (context: TrialContext, step: Step) =>
  eventsOf(context.history, 'step-finished').some(({ data }) => data.step === step.key);

async function performOnce(context: TrialContext, step: Step): Promise<void> {
  if (isFinished(context, step)) return;
  await context.record({ type: 'step-started', data: { step: step.key } });
  await perform(context, step);
  await context.record({ type: 'step-finished', data: { step: step.key } });
}

/** Ends the application, lets migrations under way arrive, asks after those of which nobody knows, sweeps and brings the VMs home: each whatever became of the others. */
async function cleanUp(context: TrialContext, leave: AbortSignal): Promise<boolean> {
  let clean = true;
  const tidy = async (key: string, seconds: number, work: (within: TrialContext) => Promise<void>) => {
    const late = new AbortController();
    const timer = setTimeout(
      () => late.abort(new LabError('command', `It was not done within ${seconds} s.`)),
      seconds * 1000,
    );
    try {
      await work(on(context, AbortSignal.any([late.signal, leave])));
    } catch (error) {
      throwIfLeft(error, leave);
      clean = false;
      await recordFailure(context, key, error);
    } finally {
      clearTimeout(timer);
    }
  };
  const launcher = context.cluster.launcher.name;
  const own = planCleanup().map((step) => step.key);
  // What the clean-up itself intended is done, not prevented.
  const endApplication = async () => {
    if (openCommands(context).some(({ node }) => node === launcher))
      await tidy('end-application', CLEANUP_SECONDS.application, endLaunched);
  };
  // First what is known to run: intents may have to wait for a machine.
  await endApplication();
  await tidy('settle-intents', CLEANUP_SECONDS.intents, (within) => settleIntents(within, own));
  await endApplication();
  const { onStop, mayTakeSeconds } = context.platform.inFlight;
  await tidy('await-migrations', mayTakeSeconds, async (within) => {
    const moves = openCommands(within).filter(({ node }) => node !== launcher);
    if (onStop === 'end') await inParallel(moves, (run) => endCommand(within, run, mayTakeSeconds));
    else await awaitCommands(within, moves);
  });
  const reconcile = async () => {
    if (openMoves(context).length > 0) await tidy('reconcile', CLEANUP_SECONDS.reconcile, reconcileMoves);
  };
  await reconcile();
  for (const step of planCleanup())
    await tidy(step.key, CLEANUP_SECONDS.step, (within) => performOnce(within, step));
  // A VM may have been lost on its way home.
  await reconcile();
  return clean;
}

/** Ends the application by its process group, then by its mark whatever left that: at once, but for VMs on their way. */
async function endLaunched(context: TrialContext): Promise<void> {
  const open = openCommands(context);
  const launched = open.filter(({ node }) => node === context.cluster.launcher.name);
  const moving = open.flatMap((run) => (launched.includes(run) ? [] : (run.key.split('/')[1] ?? [])));
  for (const run of launched) await endCommand(context, run);
  await endLeftovers(context, 'end-application', new Set(moving));
}

function throwIfLeft(error: unknown, leave: AbortSignal): void {
  leave.throwIfAborted();
  if (isLeaseLost(error) || (error instanceof TrialStopped && error.why === 'store-lost')) throw error;
}

async function recordFailure(context: TrialContext, step: string, error: unknown): Promise<void> {
  const code = error instanceof LabError ? error.code : 'unexpected';
  const message = error instanceof Error ? error.message : String(error);
  await context.record({ type: 'step-failed', data: { step, code, message } });
}
