import { type Interval, meanAndSd } from './describe.ts';
import { tTwoSided } from './distributions.ts';
import { tInterval } from './interval.ts';
import { type Answer, refuse } from './refusal.ts';
import { exactSum } from './sum.ts';

/** A difference of means with its t test. */
export interface TTest {
  readonly difference: number;
  readonly ci95: Interval;
  readonly t: number;
  readonly df: number;
  readonly p: number;
}

/** Welch's t test of a − b, which does not need equal variances. R: `t.test(a, b)`. */
export function welchTest(a: readonly number[], b: readonly number[]): Answer<TTest> {
  const small = Math.min(a.length, b.length);
  if (small < 2) return refuse(`n = ${small} is too small for Welch’s test: a variance needs two values`);
  const [x, y] = [meanAndSd(a), meanAndSd(b)];
  const [vx, vy] = [(x.sd as number) ** 2 / a.length, (y.sd as number) ** 2 / b.length];
  if (vx + vy === 0) return refuse('all values of both groups are equal: there is no noise to compare with');
  const df = (vx + vy) ** 2 / (vx ** 2 / (a.length - 1) + vy ** 2 / (b.length - 1));
  return tTest(x.mean - y.mean, Math.sqrt(vx + vy), df);
}

/**
 * Student's t test of the differences within pairs. R: `t.test(a, b, paired = TRUE)`.
 * @throws RangeError where the two are not as many
 */
export function pairedTest(a: readonly number[], b: readonly number[]): Answer<TTest> {
  if (a.length !== b.length) throw new RangeError('Pairs need as many values on both sides.');
  if (a.length < 2) return refuse(`${a.length} pairs are too few: a variance needs two`);
  const differences = a.map((value, i) => exactSum([value, -(b[i] as number)]));
  const { mean, sd } = meanAndSd(differences);
  if (sd === 0) return refuse('all differences are equal: there is no noise to compare with');
  return tTest(mean, (sd as number) / Math.sqrt(a.length), a.length - 1);
}

function tTest(difference: number, se: number, df: number): TTest {
  const t = difference / se;
  return { difference, ci95: tInterval(difference, se, df), t, df, p: tTwoSided(t, df) };
}
