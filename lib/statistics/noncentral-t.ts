import { logScaleDensity, normalCdf } from './distributions.ts';
import { integrate } from './quadrature.ts';

/**
 * P(T ≤ t) for a t variable with noncentrality δ: Φ(tu − δ) averaged over the scale u = √(χ²/df). Unlike R's
 * `pt(t, df, ncp)`, which approximates from |ncp| = 37.62, exact to about 1e-12 everywhere.
 */
export function noncentralTCdf(t: number, df: number, delta: number): number {
  return integrate((x) => normalCdf(t * Math.exp(x) - delta) * logScaleDensity(x, df), cuts(t, df, delta));
}

/** In x = log u: around the bulk of the scale, and around the place where Φ steps from 0 to 1. */
function cuts(t: number, df: number, delta: number): number[] {
  const spread = 1 / Math.sqrt(2 * df);
  const bulk = [-40, -20, -10, -6, -4, -2, -1, 0, 1, 2, 4, 7].map((k) => k * spread);
  const step = delta / t;
  const steps = step > 0 ? [-8, -2, 0, 2, 8].map((k) => Math.log(step) + k / Math.abs(delta)) : [];
  const [low, high] = [bulk[0] as number, bulk[bulk.length - 1] as number];
  return [...bulk, ...steps.filter((x) => x > low && x < high)].sort((a, b) => a - b);
}
