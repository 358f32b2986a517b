import { normalCdf } from './distributions.ts';
import { midranks } from './ranks.ts';
import { type Answer, refuse } from './refusal.ts';

/** Mann's and Whitney's U of the first group: how many pairs it wins, ties counting half. */
export interface RankTest {
  readonly u: number;
  readonly p: number;
  /** Whether p is exact or the normal approximation with continuity correction. */
  readonly exact: boolean;
}

const ALPHA = 0.05;
/** Beyond it R, too, takes the normal approximation. */
const EXACT_BELOW = 50;

/**
 * Mann–Whitney's test, two-sided. Exact also with ties: over every way to deal the midranks to the two groups.
 * R: `wilcox.test(a, b)` without ties; `coin::wilcox_test(distribution = "exact")` with them.
 */
export function mannWhitney(a: readonly number[], b: readonly number[]): Answer<RankTest> {
  const [m, n] = [a.length, b.length];
  const smallest = 2 / choose(m + n, m);
  if (smallest > ALPHA)
    return refuse(
      `n = ${m} and ${n} are too small for Mann–Whitney’s test: its smallest possible p is ${Number(Math.min(1, smallest).toPrecision(2))}`,
    );
  const { ranks, tieSizes } = midranks([...a, ...b]);
  const u = ranks.slice(0, m).reduce((sum, rank) => sum + rank, 0) - (m * (m + 1)) / 2;
  if (ranks.every((rank) => rank === ranks[0])) return refuse('all values are equal');
  const exact = m < EXACT_BELOW && n < EXACT_BELOW;
  return { u, p: exact ? exactP(ranks, m, u) : normalP(m, n, u, tieSizes), exact };
}

/** P(|U − mn/2| ≥ |u − mn/2|) when every choice of m ranks is as likely: counted by doubled, whole ranks. */
function exactP(ranks: readonly number[], m: number, u: number): number {
  const doubled = ranks.map((rank) => Math.round(2 * rank));
  const counts = countSums(doubled, m);
  const offset = m * (m + 1);
  const centre = m * (ranks.length - m);
  const distance = Math.abs(2 * u - centre);
  let [extreme, all] = [0, 0];
  counts.forEach((count, sum) => {
    all += count;
    if (Math.abs(sum - offset - centre) >= distance) extreme += count;
  });
  return extreme / all;
}

/** How many choices of m of the whole numbers have each sum; index is the sum. */
function countSums(numbers: readonly number[], m: number): Float64Array {
  const top = [...numbers]
    .sort((x, y) => y - x)
    .slice(0, m)
    .reduce((sum, value) => sum + value, 0);
  const ways = Array.from({ length: m + 1 }, () => new Float64Array(top + 1));
  (ways[0] as Float64Array)[0] = 1;
  numbers.forEach((value, used) => {
    for (let chosen = Math.min(m, used + 1); chosen >= 1; chosen--) {
      const [from, to] = [ways[chosen - 1] as Float64Array, ways[chosen] as Float64Array];
      for (let sum = top; sum >= value; sum--) to[sum] = (to[sum] as number) + (from[sum - value] as number);
    }
  });
  return ways[m] as Float64Array;
}

function normalP(m: number, n: number, u: number, tieSizes: readonly number[]): number {
  const all = m + n;
  const ties = tieSizes.reduce((sum, size) => sum + size ** 3 - size, 0);
  const sigma = Math.sqrt(((m * n) / 12) * (all + 1 - ties / (all * (all - 1))));
  const off = u - (m * n) / 2;
  return Math.min(1, 2 * normalCdf(-(Math.abs(off) - Math.min(0.5, Math.abs(off))) / sigma));
}

/** As a double: whole and exact as far as it matters here. */
export function choose(n: number, k: number): number {
  let product = 1;
  for (let i = 1; i <= Math.min(k, n - k); i++) product = (product * (n - i + 1)) / i;
  return Math.round(product);
}
