import { type Interval, meanAndSd } from './describe.ts';
import { logGamma } from './distributions.ts';
import { LEVEL } from './interval.ts';
import { noncentralTCdf } from './noncentral-t.ts';
import { type Answer, refuse } from './refusal.ts';
import { findRoot } from './root.ts';

/** A difference in units of the common standard deviation, freed of its bias at small n. */
export interface EffectSize {
  readonly g: number;
  readonly ci95: Interval;
}

/**
 * Hedges' g of a − b, with the exact factor and the interval from the noncentral t (which supposes normal values
 * of equal variance). R: `effectsize::hedges_g(a, b)`.
 */
export function hedgesG(a: readonly number[], b: readonly number[]): Answer<EffectSize> {
  const [m, n] = [a.length, b.length];
  if (Math.min(m, n) < 2)
    return refuse(`n = ${Math.min(m, n)} is too small for an effect size: a variance needs two values`);
  const [x, y] = [meanAndSd(a), meanAndSd(b)];
  const df = m + n - 2;
  const squares = (m - 1) * (x.sd as number) ** 2 + (n - 1) * (y.sd as number) ** 2;
  if (squares === 0)
    return refuse('all values of both groups are equal: there is no deviation to measure by');
  const d = (x.mean - y.mean) / Math.sqrt(squares / df);
  const unbias = Math.exp(logGamma(df / 2) - logGamma((df - 1) / 2) - Math.log(df / 2) / 2);
  const scale = Math.sqrt(1 / m + 1 / n);
  const limit = (p: number) => unbias * scale * noncentrality(d / scale, df, p);
  const tail = (1 - LEVEL) / 2;
  return { g: unbias * d, ci95: { low: limit(1 - tail), high: limit(tail) } };
}

/** The δ for which a value up to t has probability p. */
function noncentrality(t: number, df: number, p: number): number {
  const reach = 10 + 3 * Math.abs(t);
  return findRoot((delta) => noncentralTCdf(t, df, delta) - p, t - reach, t + reach);
}
