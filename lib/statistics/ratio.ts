import { type Interval, meanAndSd } from './describe.ts';
import { tQuantile } from './distributions.ts';
import { LEVEL } from './interval.ts';
import { type Answer, refuse } from './refusal.ts';

/** A ratio of means with Fieller's interval. */
export interface Ratio {
  readonly ratio: number;
  readonly ci95: Interval;
  readonly df: number;
}

/** A mean that counts with its sign in a sum. */
export interface Part {
  readonly values: readonly number[];
  readonly sign: 1 | -1;
}

interface Total {
  readonly mean: number;
  readonly variance: number;
  /** Σ variance² / (n − 1), Welch's and Satterthwaite's weights. */
  readonly weight: number;
}

/**
 * The ratio of two sums of independent means, such as with ÷ (application + migrations). Fieller's interval: all
 * r for which the t test of numerator − r·denominator keeps p ≥ 0.05, with own variances and Welch's df at the
 * estimate (Tamhane and Logan, 2004). R: `mratios::ttestratio(a, b, var.equal = FALSE)` for one mean each.
 */
export function ratioOfSums(numerator: readonly Part[], denominator: readonly Part[]): Answer<Ratio> {
  if ([...numerator, ...denominator].some(({ values }) => values.length < 2))
    return refuse('the interval of a ratio needs two repetitions of every part');
  const [a, b] = [total(numerator), total(denominator)];
  if (b.mean === 0) return refuse('the denominator is 0');
  const ratio = a.mean / b.mean;
  const variance = a.variance + ratio ** 2 * b.variance;
  if (variance === 0) return refuse('all values are equal: there is no noise to form an interval from');
  const df = variance ** 2 / (a.weight + ratio ** 4 * b.weight);
  const t = tQuantile((1 + LEVEL) / 2, df);
  const g = (t ** 2 * b.variance) / b.mean ** 2;
  if (g >= 1) return refuse('the denominator cannot be told from 0, so that the ratio has no bounds');
  const half = (t * Math.sqrt((1 - g) * a.variance + ratio ** 2 * b.variance)) / Math.abs(b.mean);
  return { ratio, df, ci95: { low: (ratio - half) / (1 - g), high: (ratio + half) / (1 - g) } };
}

/** mean(a) ÷ mean(b). */
export const ratioOfMeans = (a: readonly number[], b: readonly number[]): Answer<Ratio> =>
  ratioOfSums([{ values: a, sign: 1 }], [{ values: b, sign: 1 }]);

function total(parts: readonly Part[]): Total {
  const sums = parts.map(({ values, sign }) => {
    const { mean, sd } = meanAndSd(values);
    return { mean: sign * mean, variance: (sd as number) ** 2 / values.length, n: values.length };
  });
  const add = (of: (part: (typeof sums)[number]) => number) => sums.reduce((all, part) => all + of(part), 0);
  return {
    mean: add((part) => part.mean),
    variance: add((part) => part.variance),
    weight: add((part) => part.variance ** 2 / (part.n - 1)),
  };
}
