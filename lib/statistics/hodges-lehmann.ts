import type { Interval } from './describe.ts';
import { LEVEL } from './interval.ts';
import { choose } from './mann-whitney.ts';
import { ascending, median } from './quantile.ts';
import { type Answer, refuse } from './refusal.ts';

/** How far a lies above b: the median of all differences, with the interval that belongs to Mann–Whitney's test. */
export interface Shift {
  readonly shift: number;
  readonly ci95: Answer<Interval>;
}

/** 200 values against 200; each difference is held. */
const MOST_DIFFERENCES = 40_000;

/** R: `wilcox.test(a, b, exact = TRUE, conf.int = TRUE)`; with ties the interval is a little too wide. */
export function hodgesLehmann(a: readonly number[], b: readonly number[]): Answer<Shift> {
  if (a.length === 0 || b.length === 0) return refuse('one of the groups is empty');
  if (a.length * b.length > MOST_DIFFERENCES)
    return refuse(
      `${a.length} against ${b.length} values have too many differences; with so many, the means tell as much`,
    );
  const differences = ascending(a.flatMap((x) => b.map((y) => x - y)));
  return { shift: median(differences), ci95: shiftInterval(differences, a.length, b.length) };
}

function shiftInterval(differences: readonly number[], m: number, n: number): Answer<Interval> {
  const place = Math.max(1, lowerQuantile(m, n));
  if (2 / choose(m + n, m) > 1 - LEVEL)
    return refuse(`n = ${m} and ${n} are too small for a 95 % interval of the shift`);
  return { low: differences[place - 1] as number, high: differences[m * n - place] as number };
}

/** R's `qwilcox(0.025, m, n)`: the smallest u with P(U ≤ u) ≥ 0.025. */
function lowerQuantile(m: number, n: number): number {
  const counts = uCounts(m, n);
  const all = choose(m + n, m);
  let [below, u] = [0, -1];
  while (below / all < (1 - LEVEL) / 2) below += counts[++u] as number;
  return u;
}

/** How many of the orders of m and n values have U = 0, 1, … mn (without ties): Gauss' binomial coefficient. */
function uCounts(m: number, n: number): Float64Array {
  const counts = new Float64Array(m * n + 1);
  counts[0] = 1;
  for (let i = 1; i <= m; i++) {
    for (let u = m * n; u >= n + i; u--) counts[u] = (counts[u] as number) - (counts[u - n - i] as number);
    for (let u = i; u <= m * n; u++) counts[u] = (counts[u] as number) + (counts[u - i] as number);
  }
  return counts;
}
