import { tQuantile } from './distributions.ts';
import { ascending, median, quantile } from './quantile.ts';
import { exactSum } from './sum.ts';

/** Both ends in the unit of the values. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Same unit as the values, but for `n` and `cv`. What a single value cannot tell is null. */
export interface Description {
  readonly n: number;
  readonly mean: number;
  /** The sample standard deviation (n − 1). */
  readonly sd: number | null;
  /** The standard error of the mean, sd/√n. */
  readonly se: number | null;
  /** Student's 95 % interval of the mean. null, too, where all values are equal: they do not tell how far off they are. */
  readonly ci95: Interval | null;
  readonly min: number;
  readonly max: number;
  readonly range: number;
  readonly median: number;
  /** Quartiles, R's type 7. */
  readonly q1: number;
  readonly q3: number;
  /** The median distance from the median times 1.4826, which makes it the sd of normal values (R's `mad`). */
  readonly mad: number | null;
  /** The coefficient of variation, sd/mean; null where the mean is 0. */
  readonly cv: number | null;
}

/** 1/Φ⁻¹(3/4), to R's four decimals. */
const MAD_CONSTANT = 1.4826;

/**
 * Describes repeated measurements. Two passes over exact sums, so that digits printed elsewhere can be compared.
 * @throws RangeError for no values, or one that is not finite: a missing value is a gap, never a number
 */
export function describe(values: readonly number[]): Description {
  const n = values.length;
  if (n === 0) throw new RangeError('Nothing to describe: there are no values.');
  const odd = values.find((value) => !Number.isFinite(value));
  if (odd !== undefined) throw new RangeError(`Cannot describe ${odd}: it is not a finite number.`);
  const sorted = ascending(values);
  const middle = median(sorted);
  const min = sorted[0] as number;
  const max = sorted[n - 1] as number;
  const { mean, sd } = meanAndSd(values);
  return {
    n,
    mean,
    sd,
    se: sd === null ? null : sd / Math.sqrt(n),
    ci95: sd === null ? null : tInterval(mean, sd, n, 0.95),
    min,
    max,
    range: max - min,
    median: middle,
    q1: quantile(sorted, 0.25),
    q3: quantile(sorted, 0.75),
    mad: n < 2 ? null : MAD_CONSTANT * median(sorted.map((value) => Math.abs(value - middle))),
    cv: sd === null || mean === 0 ? null : sd / mean,
  };
}

/** @param values at least one; sd is null for a single one */
export function meanAndSd(values: readonly number[]): { mean: number; sd: number | null } {
  const n = values.length;
  const mean = exactSum(values) / n;
  const squares = exactSum(values.map((value) => (value - mean) ** 2));
  return { mean, sd: n < 2 ? null : Math.sqrt(squares / (n - 1)) };
}

function tInterval(mean: number, sd: number, n: number, level: number): Interval | null {
  if (sd === 0) return null;
  const half = (tQuantile((1 + level) / 2, n - 1) * sd) / Math.sqrt(n);
  return { low: mean - half, high: mean + half };
}
