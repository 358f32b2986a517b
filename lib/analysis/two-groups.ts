import { type EffectSize, hedgesG } from '../statistics/hedges.ts';
import { hodgesLehmann, type Shift } from '../statistics/hodges-lehmann.ts';
import { mannWhitney, type RankTest } from '../statistics/mann-whitney.ts';
import { type Ratio, ratioOfMeans } from '../statistics/ratio.ts';
import type { Answer } from '../statistics/refusal.ts';
import { type TTest, welchTest } from '../statistics/welch.ts';
import type { Cell, CellFactors } from './cell.ts';

/** Cell a against cell b: what differs between them is the contrast of their family. */
export interface Comparison {
  readonly a: CellFactors;
  readonly b: CellFactors;
  readonly n: readonly [number, number];
  /** a − b. */
  readonly welch: Answer<TTest>;
  /** a ÷ b. */
  readonly ratio: Answer<Ratio>;
  readonly hedges: Answer<EffectSize>;
  readonly mannWhitney: Answer<RankTest>;
  readonly hodgesLehmann: Answer<Shift>;
  /** Welch’s test without exclusions; null where nothing is excluded. */
  readonly withoutExclusions: Answer<TTest> | null;
}

export function compareCells(a: Cell, b: Cell): Comparison {
  const excluded = a.allSeconds.length > a.seconds.length || b.allSeconds.length > b.seconds.length;
  return {
    a: a.factors,
    b: b.factors,
    n: [a.seconds.length, b.seconds.length],
    welch: welchTest(a.seconds, b.seconds),
    ratio: ratioOfMeans(a.seconds, b.seconds),
    hedges: hedgesG(a.seconds, b.seconds),
    mannWhitney: mannWhitney(a.seconds, b.seconds),
    hodgesLehmann: hodgesLehmann(a.seconds, b.seconds),
    withoutExclusions: excluded ? welchTest(a.allSeconds, b.allSeconds) : null,
  };
}
