import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { seededRandom } from '../lib/domain/random.ts';
import { normalQuantile } from '../lib/statistics/distributions.ts';
import { findModes } from '../lib/statistics/modes.ts';
import { isRefused } from '../lib/statistics/refusal.ts';

/**
 * How often the test for modes raises an alarm: on values with one peak (false alarms) and on mixtures of two
 * (power). Writes lib/statistics/golden/modes-rates.json: node --import tsx scripts/measure-modes.ts
 */
const SIMULATIONS = 4000;
const SIZES = [10, 20, 30, 60, 120];
const random = seededRandom(42);
/** Never 0, which has no quantile. */
const uniform = () => (random() * (2 ** 32 - 1) + 0.5) / 2 ** 32;
const normal = () => normalQuantile(uniform());

const ONE_PEAK: Record<string, () => number> = {
  uniform,
  normal,
  exponential: () => -Math.log(uniform()),
  'log-normal (σ = 1)': () => Math.exp(normal()),
  'log-normal (σ = 2)': () => Math.exp(2 * normal()),
  Cauchy: () => Math.tan(Math.PI * (uniform() - 0.5)),
};

const mixture = (share: number, distance: number) => () => normal() + (uniform() < share ? distance : 0);
const TWO_PEAKS: Record<string, () => number> = Object.fromEntries(
  [0.5, 0.25, 0.1].flatMap((share) =>
    [3, 4, 6, 10].map((distance) => [`${share * 100} % at ${distance} sd`, mixture(share, distance)]),
  ),
);

function alarmRate(draw: () => number, n: number): number {
  let alarms = 0;
  for (let i = 0; i < SIMULATIONS; i++) {
    const modes = findModes(Array.from({ length: n }, draw));
    if (!isRefused(modes) && modes.separate) alarms++;
  }
  return alarms / SIMULATIONS;
}

const rates = (kinds: Record<string, () => number>) =>
  Object.entries(kinds).map(([values, draw]) => ({
    values,
    rates: SIZES.map((n) => ({ n, rate: alarmRate(draw, n) })),
  }));

const file = path.join(import.meta.dirname, '../lib/statistics/golden/modes-rates.json');
const found = { simulations: SIMULATIONS, onePeak: rates(ONE_PEAK), twoPeaks: rates(TWO_PEAKS) };
writeFileSync(file, `${JSON.stringify(found, null, 1)}\n`);
