import { type Interval, meanAndSd } from './describe.ts';
import { normalQuantile, tTwoSided } from './distributions.ts';
import { LEVEL } from './interval.ts';
import { midranks } from './ranks.ts';
import { type Answer, refuse } from './refusal.ts';
import { spearmanTail } from './spearman-tail.ts';
import { exactSum } from './sum.ts';

export interface Pearson {
  readonly r: number;
  /** Fisher's z interval; it needs four pairs. */
  readonly ci95: Answer<Interval>;
  readonly p: number;
}

export interface Spearman {
  readonly rho: number;
  readonly p: number;
}

/** R: `cor.test(x, y)`. @throws RangeError where the two are not as many */
export function pearson(x: readonly number[], y: readonly number[]): Answer<Pearson> {
  const r = coefficient(x, y);
  if (typeof r !== 'number') return r;
  const n = x.length;
  const p = Math.abs(r) === 1 ? 0 : tTwoSided(r * Math.sqrt((n - 2) / (1 - r ** 2)), n - 2);
  return { r, ci95: fisherInterval(r, n), p };
}

/**
 * Spearman's rank correlation. As in R's `cor.test(x, y, method = "spearman")`, p is exact up to nine pairs,
 * from an Edgeworth series (AS 89) beyond, and from t where values tie.
 */
export function spearman(x: readonly number[], y: readonly number[]): Answer<Spearman> {
  const [a, b] = [midranks(x), midranks(y)];
  const rho = coefficient(a.ranks, b.ranks);
  if (typeof rho !== 'number') return rho;
  const n = x.length;
  if (a.tieSizes.length < n || b.tieSizes.length < n) {
    const t = rho / Math.sqrt((1 - rho ** 2) / (n - 2));
    return { rho, p: Math.abs(rho) === 1 ? 0 : tTwoSided(t, n - 2) };
  }
  return {
    rho,
    p: spearmanTail(exactSum(a.ranks.map((rank, i) => (rank - (b.ranks[i] as number)) ** 2)), n),
  };
}

function coefficient(x: readonly number[], y: readonly number[]): Answer<number> {
  if (x.length !== y.length) throw new RangeError('A correlation needs as many x as y.');
  const n = x.length;
  if (n < 3) return refuse(`${n} pairs are too few for a correlation: two points always lie on a line`);
  const [a, b] = [meanAndSd(x), meanAndSd(y)];
  if (a.sd === 0 || b.sd === 0) return refuse('one of the two does not vary');
  const products = x.map((value, i) => (value - a.mean) * ((y[i] as number) - b.mean));
  const r = exactSum(products) / ((n - 1) * (a.sd as number) * (b.sd as number));
  return Math.max(-1, Math.min(1, r));
}

function fisherInterval(r: number, n: number): Answer<Interval> {
  if (n < 4) return refuse(`${n} pairs are too few for an interval of the correlation`);
  if (Math.abs(r) === 1) return refuse('the points lie on a line');
  const half = normalQuantile((1 + LEVEL) / 2) / Math.sqrt(n - 3);
  return { low: Math.tanh(Math.atanh(r) - half), high: Math.tanh(Math.atanh(r) + half) };
}
