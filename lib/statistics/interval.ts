import type { Interval } from './describe.ts';
import { tQuantile } from './distributions.ts';

/** The level of every interval that is not named otherwise. */
export const LEVEL = 0.95;

/** estimate ± t·se. */
export function tInterval(estimate: number, se: number, df: number, level = LEVEL): Interval {
  const half = tQuantile((1 + level) / 2, df) * se;
  return { low: estimate - half, high: estimate + half };
}
