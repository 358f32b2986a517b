import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { seededRandom } from '../lib/domain/random.ts';
import { dip } from '../lib/statistics/dip.ts';

/**
 * Tabulates the null distribution of the dip, that of uniform values: quantiles of √n·dip by simulation. Writes
 * lib/statistics/dip-table.ts: node --import tsx scripts/tabulate-dip.ts
 */
const SIMULATIONS = 40_000;
const SIZES = [8, 9, 10, 12, 15, 20, 25, 30, 40, 50, 60, 80, 100, 150, 200, 300, 500];
const LEVELS = [
  0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.92, 0.94, 0.95, 0.96, 0.97, 0.98,
  0.985, 0.99, 0.9925, 0.995, 0.9975, 0.999, 0.9995, 0.9999,
];
const random = seededRandom(1985);

function quantilesOf(n: number): number[] {
  const values = new Float64Array(n);
  const dips = Float64Array.from(
    { length: SIMULATIONS },
    () => Math.sqrt(n) * dip(values.map(() => random()).sort()),
  ).sort();
  return LEVELS.map((level) => Number((dips[Math.round(level * (SIMULATIONS - 1))] as number).toFixed(5)));
}

const rows = SIZES.map((n) => `  [${n}, [${quantilesOf(n).join(', ')}]],`);
const file = path.join(import.meta.dirname, '../lib/statistics/dip-table.ts');
writeFileSync(
  file,
  `/** Made by scripts/tabulate-dip.ts: ${SIMULATIONS.toLocaleString('en-US')} simulations of uniform values for each number of them. */
export const DIP_LEVELS = [${LEVELS.join(', ')}];

/** For each n, the quantiles of √n·dip at these levels. */
export const DIP_QUANTILES: readonly (readonly [number, readonly number[]])[] = [
${rows.join('\n')}
];
`,
);
