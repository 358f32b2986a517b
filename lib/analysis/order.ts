import { friedman, type GroupTest } from '../statistics/anova.ts';
import { type Spearman, spearman } from '../statistics/correlation.ts';
import { describe } from '../statistics/describe.ts';
import { type Answer, refuse } from '../statistics/refusal.ts';
import type { Cell } from './cell.ts';

/** Whether results drift while a study runs. */
export interface OrderCheck {
  /** Deviations from the cell’s mean, in its standard deviations, against the order of the trials. */
  readonly drift: Answer<Spearman & { readonly n: number }>;
  /** Whether some repetition is faster or slower in all cells alike (Friedman). */
  readonly repetitions: Answer<GroupTest & { readonly cells: number }>;
  /** What a plot of the drift shows. */
  readonly points: readonly {
    readonly trialId: string;
    readonly position: number;
    readonly deviation: number;
  }[];
}

export function orderOf(cells: readonly Cell[]): OrderCheck {
  const points = cells.flatMap(deviationsOf).sort((a, b) => a.position - b.position);
  const known = cells.some(({ counted }) => counted.some(({ startedAt }) => startedAt !== null));
  const drift = spearman(
    points.map(({ position }) => position),
    points.map(({ deviation }) => deviation),
  );
  return {
    drift: known
      ? 'refused' in drift
        ? drift
        : { ...drift, n: points.length }
      : refuse('in which order the trials ran is not known'),
    repetitions: repetitionEffect(cells),
    points: known ? points : [],
  };
}

function deviationsOf({ counted, seconds }: Cell): OrderCheck['points'] {
  if (seconds.length < 2) return [];
  const { mean, sd } = describe(seconds);
  if (!sd) return [];
  return counted.map((trial) => ({
    trialId: trial.trialId,
    position: trial.position,
    deviation: (trial.seconds - mean) / sd,
  }));
}

/** Over the cells with as many repetitions as most have. */
function repetitionEffect(cells: readonly Cell[]): OrderCheck['repetitions'] {
  const sizes = cells.map(({ seconds }) => seconds.length).filter((size) => size > 1);
  const usual = sizes.sort((a, b) => countOf(sizes, b) - countOf(sizes, a))[0] ?? 0;
  const rows = cells.filter(({ seconds }) => seconds.length === usual).map(({ seconds }) => seconds);
  const test = friedman(rows);
  return 'refused' in test ? test : { ...test, cells: rows.length };
}

const countOf = (sizes: readonly number[], size: number) => sizes.filter((other) => other === size).length;
