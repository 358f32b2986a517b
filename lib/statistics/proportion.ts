import type { Interval } from './describe.ts';
import { betaQuantile } from './distributions.ts';
import { LEVEL } from './interval.ts';
import { type Answer, refuse } from './refusal.ts';
import { exactSum } from './sum.ts';

/** Some of several; the interval is exact (Clopper and Pearson, 1934; R's `binom.test`). */
export interface Rate {
  readonly count: number;
  readonly of: number;
  readonly rate: number;
  readonly ci95: Interval;
}

/** @throws RangeError where it is not a count of something */
export function rate(count: number, of: number): Answer<Rate> {
  if (!Number.isInteger(count) || !Number.isInteger(of) || count < 0 || count > of)
    throw new RangeError(`${count} of ${of} is not a rate.`);
  if (of === 0) return refuse('there were no attempts');
  const tail = (1 - LEVEL) / 2;
  return {
    count,
    of,
    rate: count / of,
    ci95: {
      low: count === 0 ? 0 : betaQuantile(tail, count, of - count + 1),
      high: count === of ? 1 : betaQuantile(1 - tail, count + 1, of - count),
    },
  };
}

/** Tables within this factor of the observed one's probability count as equally unlikely, as in R. */
const SAME = 1 + 1e-7;

/**
 * Fisher's exact test of two rates, two-sided: the chance, with both margins fixed, of a table that is at most
 * as likely as this one. R: `fisher.test(matrix(c(a, b, c, d), 2, byrow = TRUE))$p.value`.
 */
export function fisherExact(a: number, b: number, c: number, d: number): number {
  const [row, column, all] = [a + b, a + c, a + b + c + d];
  const logFactorial = logFactorials(all);
  const logOf = (i: number) => logFactorial[i] as number;
  const logP = (x: number) =>
    logOf(row) +
    logOf(all - row) +
    logOf(column) +
    logOf(all - column) -
    logOf(all) -
    logOf(x) -
    logOf(row - x) -
    logOf(column - x) -
    logOf(all - row - column + x);
  const observed = logP(a);
  const terms: number[] = [];
  for (let x = Math.max(0, row + column - all); x <= Math.min(row, column); x++) {
    if (logP(x) <= observed + Math.log(SAME)) terms.push(Math.exp(logP(x)));
  }
  return Math.min(1, exactSum(terms));
}

/** log 0!, log 1!, … log n!. */
function logFactorials(n: number): number[] {
  const logs = [0];
  for (let i = 1; i <= n; i++) logs.push((logs[i - 1] as number) + Math.log(i));
  return logs;
}
