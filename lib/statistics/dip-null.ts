import { DIP_LEVELS, DIP_QUANTILES } from './dip-table.ts';

/**
 * How often uniform values, the worst case with one mode, dip at least as much: from tabulated quantiles of √n·dip,
 * interpolated in n and between levels, as R's `diptest::dip.test(x)` does from its own table. Not below 0.0001,
 * which 40,000 simulations cannot tell.
 */
export function dipP(dip: number, n: number): number {
  const scaled = dip * Math.sqrt(n);
  const quantiles = quantilesFor(n);
  const above = quantiles.findIndex((quantile) => quantile > scaled);
  if (above < 0) return 1 - (DIP_LEVELS.at(-1) as number);
  if (above === 0) return 1;
  const [low, high] = [quantiles[above - 1] as number, quantiles[above] as number];
  const [from, to] = [DIP_LEVELS[above - 1] as number, DIP_LEVELS[above] as number];
  return 1 - (from + ((scaled - low) / (high - low)) * (to - from));
}

function quantilesFor(n: number): readonly number[] {
  const next = DIP_QUANTILES.findIndex(([size]) => size >= n);
  const last = DIP_QUANTILES.at(-1) as (typeof DIP_QUANTILES)[number];
  if (next < 0) return last[1];
  const [size, quantiles] = DIP_QUANTILES[next] as (typeof DIP_QUANTILES)[number];
  if (next === 0 || size === n) return quantiles;
  const [before, lower] = DIP_QUANTILES[next - 1] as (typeof DIP_QUANTILES)[number];
  const share = (n - before) / (size - before);
  return quantiles.map((quantile, i) => (lower[i] as number) + share * (quantile - (lower[i] as number)));
}
