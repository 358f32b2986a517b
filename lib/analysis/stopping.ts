import type { StoppingRule } from '../domain/analysis-plan.ts';
import { describe } from '../statistics/describe.ts';
import { isRefused } from '../statistics/refusal.ts';
import type { Cell } from './cell.ts';
import { modesOf } from './modes.ts';

/**
 * Measured for ± 10 % from five to thirty repetitions (scripts/measure-stopping.ts): how often the final 95 %
 * interval holds the true mean when trials scatter by 20 %, and when one in ten lasts three times as long.
 */
export const COVERAGE = { scattered: 0.918, stalling: 0.3865 } as const;

export interface StopDecision {
  readonly stop: boolean;
  /** One sentence. */
  readonly reason: string;
}

/**
 * Whether a study has enough repetitions after a whole block. A pure function of what has been measured: the same
 * trials give the same decision.
 * @param cells every cell of the study with its trials
 */
export function decideStop(rule: StoppingRule, cells: readonly Cell[]): StopDecision {
  if (rule.kind === 'fixed') return { stop: false, reason: 'The number of repetitions is fixed.' };
  const fewest = Math.min(...cells.map(({ seconds }) => seconds.length));
  if (cells.length === 0 || fewest < rule.atLeast)
    return {
      stop: false,
      reason: `A cell has ${cells.length === 0 ? 0 : fewest} valid trials of at least ${rule.atLeast}.`,
    };
  const modal = modesOf(cells).find(({ modes }) => !isRefused(modes) && modes.separate);
  if (modal)
    return {
      stop: false,
      reason: `${modal.of}: the trials fall into separate groups, so that the width of an interval around their mean says nothing.`,
    };
  const widest = cells
    .map((cell) => ({ cell, width: relativeHalfWidth(cell.seconds) }))
    .reduce((a, b) => (b.width > a.width ? b : a));
  const found = `${widest.cell.factors.label}: ± ${percent(widest.width)} of the mean`;
  if (widest.width > rule.within)
    return { stop: false, reason: `${found}, wider than the ± ${percent(rule.within)} that were declared.` };
  return { stop: true, reason: `Every cell is within ± ${percent(rule.within)}; the widest is ${found}.` };
}

/** Half of the 95 % t interval as a share of the mean; 0 for equal values. */
function relativeHalfWidth(seconds: readonly number[]): number {
  const { ci95, mean } = describe(seconds);
  return ci95 ? (ci95.high - ci95.low) / 2 / Math.abs(mean) : 0;
}

const percent = (share: number) => `${Number((100 * share).toPrecision(3))} %`;

/** The rule in words, with what is known to be wrong with it. */
export function describeStopping(rule: StoppingRule): string {
  if (rule.kind === 'fixed') return 'The number of repetitions is fixed before the first trial.';
  return (
    `After each block from repetition ${rule.atLeast} on, the study stops when the 95 % t interval of every cell lies within ± ${percent(rule.within)} of its mean, ` +
    `but never while trials of a family fall into separate groups, and after ${rule.atMost} repetitions at the latest. ` +
    `Looking again and again makes the final interval too narrow: instead of 95 % it holds the true mean in ${percent(COVERAGE.scattered)} where trials scatter by 20 %, and in ${percent(COVERAGE.stalling)} where one in ten lasts three times as long (measured for ± 10 % from 5 to 30 repetitions).`
  );
}
