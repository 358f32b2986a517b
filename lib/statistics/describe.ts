import { exactSum } from './sum.ts';

/** Same unit as the values. `sd` is the sample standard deviation (n − 1); null for a single value. */
export interface Description {
  readonly n: number;
  readonly mean: number;
  readonly sd: number | null;
  readonly min: number;
  readonly max: number;
  readonly median: number;
}

/**
 * Describes repeated measurements. Two passes over exact sums, so that digits printed elsewhere can be compared.
 * @throws RangeError for no values, or one that is not finite: a missing value is a gap, never a number
 */
export function describe(values: readonly number[]): Description {
  const n = values.length;
  if (n === 0) throw new RangeError('Nothing to describe: there are no values.');
  const odd = values.find((value) => !Number.isFinite(value));
  if (odd !== undefined) throw new RangeError(`Cannot describe ${odd}: it is not a finite number.`);
  const sorted = [...values].sort((a, b) => a - b);
  const mean = exactSum(values) / n;
  const squares = exactSum(values.map((value) => (value - mean) ** 2));
  return {
    n,
    mean,
    sd: n < 2 ? null : Math.sqrt(squares / (n - 1)),
    min: sorted[0] ?? mean,
    max: sorted[n - 1] ?? mean,
    median: ((sorted[(n - 1) >> 1] ?? mean) + (sorted[n >> 1] ?? mean)) / 2,
  };
}
