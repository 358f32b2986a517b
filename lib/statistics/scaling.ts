import { type Ratio, ratioOfMeans } from './ratio.ts';
import type { Answer } from './refusal.ts';

/** How a number of ranks does against the smallest one. */
export interface ScalingPoint {
  readonly ranks: number;
  readonly meanSeconds: number;
  /** base ranks · T(base) ÷ T(ranks): as if the base scaled perfectly from one rank. */
  readonly speedUp: number;
  /** speed-up ÷ ranks. */
  readonly efficiency: number;
  /** T(base) ÷ T(ranks) with Fieller's interval. */
  readonly againstBase: Answer<Ratio>;
  /** Karp's and Flatt's experimentally determined serial fraction, of T(base); null for the base itself. */
  readonly serialFraction: number | null;
}

/**
 * Speed-up, efficiency and the serial fraction e = (T(p)/T(b) − b/p) ÷ (1 − b/p), which for b = 1 is Karp's and
 * Flatt's (1/S − 1/p) ÷ (1 − 1/p) (CACM 33(5), 1990).
 * @param groups seconds per number of ranks, the base (the smallest number) first
 */
export function scaling(groups: readonly { ranks: number; seconds: readonly number[] }[]): ScalingPoint[] {
  const [base] = groups;
  if (!base) return [];
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const start = mean(base.seconds);
  return groups.map(({ ranks, seconds }) => {
    const own = mean(seconds);
    const speedUp = (base.ranks * start) / own;
    const share = base.ranks / ranks;
    return {
      ranks,
      meanSeconds: own,
      speedUp,
      efficiency: speedUp / ranks,
      againstBase: ratioOfMeans(base.seconds, seconds),
      serialFraction: ranks === base.ranks ? null : (own / start - share) / (1 - share),
    };
  });
}
