import type { TrialEvent } from '#lib/domain/history';
import { planCleanup } from '#lib/domain/plan';
import type { CellSpec } from '#lib/domain/study';
import type { TrialContext } from './context.ts';

/** What still has to be done after a trial has ended gets this long, each: a large VM over a slow fabric takes minutes. */
export const CLEANUP_SECONDS = { intents: 60, application: 60, reconcile: 120, step: 600 };
/** A migration of a short trial is given up sooner: after so many times what the trial may take. */
const ARRIVAL_SHARE = 3;

/** What is left of a trial's time, seconds; it runs from the first claim, whoever drives it. */
export function leftSeconds(cell: CellSpec, history: readonly TrialEvent[], now: Date): number {
  const begun = history[0]?.at ?? now;
  return Math.max(0, cell.trialTimeoutSeconds - (now.getTime() - begun.getTime()) / 1000);
}

/**
 * After how many seconds the host itself ends a command of a trial: when a runner that lives would have given it up, so
 * that none runs for ever whose runner is gone.
 */
export function limitSeconds(
  { cell, history, platform }: Pick<TrialContext, 'cell' | 'history' | 'platform'>,
  key: string,
): number {
  if (planCleanup().some((step) => key.startsWith(`${step.key}/`))) return CLEANUP_SECONDS.step;
  const left = Math.ceil(leftSeconds(cell, history, new Date()));
  if (key === 'launch') return left + CLEANUP_SECONDS.application;
  return left + Math.min(platform.inFlight.mayTakeSeconds, ARRIVAL_SHARE * cell.trialTimeoutSeconds);
}
