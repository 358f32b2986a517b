import { choose } from './mann-whitney.ts';
import { median } from './quantile.ts';
import { type Answer, refuse } from './refusal.ts';
import { exactSum } from './sum.ts';

/** Two repetitions that lie closer together than the others, row after row. */
export interface ClosestPair {
  /** Places of the two in a row, from 1. */
  readonly pair: readonly [number, number];
  /** In how many rows these two are the closest. */
  readonly closest: number;
  readonly rows: number;
  readonly p: number;
  /** p ≤ 0.05: the two do not vary independently; a session, a cache or a copied number joins them. */
  readonly joined: boolean;
  /** Median distance of the two, and of all other pairs. */
  readonly distance: number;
  readonly otherDistance: number;
}

const ALPHA = 0.05;
/** The test looks at every pair of repetitions; among more than 1,225 pairs no few rows tell one from chance. */
const MOST = 50;

/**
 * Closest-pair test: independent repetitions are equally often the closest pair of their row, whatever their
 * distribution. p is the exact binomial chance for the pair that is it most often, times the number of pairs.
 * R: `min(1, pairs * binom.test(closest, rows, 1 / pairs, alternative = "greater")$p.value)`.
 * @param rows the repetitions of each cell, in order; rows where two pairs are equally close do not count
 */
export function closestPairs(rows: readonly (readonly number[])[]): Answer<ClosestPair> {
  const size = rows[0]?.length ?? 0;
  if (size < 3) return refuse(`${size} repetitions have no closest pair: it needs three`);
  if (size > MOST)
    return refuse(`${size} repetitions have too many pairs for a few rows to tell one from chance`);
  if (rows.some((row) => row.length !== size))
    throw new RangeError('The rows hold different numbers of values.');
  const pairs = pairsOf(size);
  const distances = rows.map((row) =>
    pairs.map(([i, j]) => Math.abs((row[i] as number) - (row[j] as number))),
  );
  const winners = distances.map(onlySmallest).filter((winner) => winner !== null);
  const counts = pairs.map((_, k) => winners.filter((winner) => winner === k).length);
  const closest = Math.max(...counts);
  const best = counts.indexOf(closest);
  const chance = 1 / pairs.length;
  if (pairs.length * chance ** winners.length > ALPHA)
    return refuse(`${winners.length} rows are too few to tell a close pair from chance`);
  const p = Math.min(1, pairs.length * binomialUpper(closest, winners.length, chance));
  const [i, j] = pairs[best] as [number, number];
  return {
    pair: [i + 1, j + 1],
    closest,
    rows: winners.length,
    p,
    joined: p <= ALPHA,
    distance: median(distances.map((row) => row[best] as number)),
    otherDistance: median(distances.flatMap((row) => row.filter((_, k) => k !== best))),
  };
}

const pairsOf = (size: number): [number, number][] =>
  Array.from({ length: size }, (_, i) => i).flatMap((i) =>
    Array.from({ length: size - i - 1 }, (_, k): [number, number] => [i, i + k + 1]),
  );

function onlySmallest(distances: readonly number[]): number | null {
  const smallest = Math.min(...distances);
  const first = distances.indexOf(smallest);
  return distances.indexOf(smallest, first + 1) < 0 ? first : null;
}

/** P(X ≥ k) of n trials with chance p. */
function binomialUpper(k: number, n: number, p: number): number {
  const terms = Array.from(
    { length: n - k + 1 },
    (_, i) => choose(n, k + i) * p ** (k + i) * (1 - p) ** (n - k - i),
  );
  return exactSum(terms);
}
