import erfc from '@stdlib/math-base-special-erfc';
import gammaln from '@stdlib/math-base-special-gammaln';
import betaQuantileOf from '@stdlib/stats-base-dists-beta-quantile';
import chiSquareCdf from '@stdlib/stats-base-dists-chisquare-cdf';
import fCdf from '@stdlib/stats-base-dists-f-cdf';
import normalCdfOf from '@stdlib/stats-base-dists-normal-cdf';
import normalQuantileOf from '@stdlib/stats-base-dists-normal-quantile';
import tCdfOf from '@stdlib/stats-base-dists-t-cdf';
import tQuantileOf from '@stdlib/stats-base-dists-t-quantile';

/** R's `pnorm`. */
export const normalCdf = (z: number): number => normalCdfOf(z, 0, 1);

/** P(Z > z), R's `pnorm(z, lower.tail = FALSE)`, without the checks of arguments: for integrals. */
export const normalTail = (z: number): number => erfc(z * Math.SQRT1_2) / 2;

/** R's `qnorm`. */
export const normalQuantile = (p: number): number => (p === 0.5 ? 0 : normalQuantileOf(p, 0, 1));

/** R's `pt`; df need not be whole. */
export const tCdf = (t: number, df: number): number => tCdfOf(t, df);

/** R's `qt`. */
export const tQuantile = (p: number, df: number): number => tQuantileOf(p, df);

/** 2·P(T > |t|): from the lower tail, so that small values keep their digits. */
export const tTwoSided = (t: number, df: number): number => 2 * tCdfOf(-Math.abs(t), df);

/** P(F > f), R's `pf(…, lower.tail = FALSE)`: the reciprocal's lower tail, which keeps small values exact. */
export const fUpper = (f: number, df1: number, df2: number): number => (f <= 0 ? 1 : fCdf(1 / f, df2, df1));

/** P(χ² > x), R's `pchisq(…, lower.tail = FALSE)`, to about 1e-16 absolute. */
export const chiSquareUpper = (x: number, df: number): number => 1 - chiSquareCdf(x, df);

/** R's `qbeta`. */
export const betaQuantile = (p: number, a: number, b: number): number => betaQuantileOf(p, a, b);

/** log Γ(x), R's `lgamma`. */
export const logGamma = (x: number): number => gammaln(x);

/** The density of √(χ²/df) times u at u = eˣ: what integrals over the scale of a t use. */
export function logScaleDensity(x: number, df: number): number {
  const half = df / 2;
  return Math.exp(Math.LN2 + half * Math.log(half) - gammaln(half) + df * x - half * Math.exp(2 * x));
}
