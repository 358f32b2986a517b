import { meanAndSd } from './describe.ts';
import { ascending, quantile } from './quantile.ts';

const GRID = 512;

/** Silverman's rule of thumb, 0.9·min(sd, IQR/1.34)·n^(−1/5), R's `bw.nrd0`. @param values at least two, not all equal */
export function bandwidth(values: readonly number[]): number {
  const sorted = ascending(values);
  const sd = meanAndSd(values).sd as number;
  const spread = Math.min(sd, (quantile(sorted, 0.75) - quantile(sorted, 0.25)) / 1.34) || sd;
  return 0.9 * spread * values.length ** -0.2;
}

/**
 * Where the Gaussian kernel density of the values is lowest between two of its peaks, on a grid of 512 places from
 * the smallest to the largest value. R: minima of `density(x, bw = "nrd0")`.
 */
export function valleys(values: readonly number[]): number[] {
  const low = values.reduce((a, b) => Math.min(a, b));
  const high = values.reduce((a, b) => Math.max(a, b));
  if (low === high) return [];
  const h = bandwidth(values);
  const place = (i: number) => low + ((high - low) * i) / (GRID - 1);
  const binned = bin(values, low, high);
  const heights = Array.from({ length: GRID }, (_, i) => {
    const x = place(i);
    return binned.reduce((sum, { value, n }) => sum + n * Math.exp(-(((x - value) / h) ** 2) / 2), 0);
  });
  const at = (i: number) => heights[i] as number;
  return heights.flatMap((height, i) =>
    i > 0 && i < GRID - 1 && height < at(i - 1) && height <= at(i + 1) ? [place(i)] : [],
  );
}

/** So many values, and fewer, stand for themselves; of more, this many bins do. */
const BINS = 4096;

function bin(values: readonly number[], low: number, high: number): { value: number; n: number }[] {
  if (values.length <= BINS) return values.map((value) => ({ value, n: 1 }));
  const counts = new Float64Array(BINS);
  const width = (high - low) / BINS;
  for (const value of values) {
    const place = Math.min(BINS - 1, Math.floor((value - low) / width));
    counts[place] = (counts[place] as number) + 1;
  }
  return Array.from(counts, (n, i) => ({ value: low + (i + 0.5) * width, n })).filter(({ n }) => n > 0);
}
