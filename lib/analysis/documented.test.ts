import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { thesisFacts, thesisSamples } from '../figures/test-samples.ts';
import { goldenFile } from '../statistics/test-golden.ts';
import { analyseStudy } from './analyse.ts';

const text = readFileSync(path.join(import.meta.dirname, '../../docs/statistics.md'), 'utf8');
/** Keys are values of the data themselves. */
const TALLIES = ['byFabric', 'byVms'];

/** HPL at two numbers of VMs: every kind of result, in a second. */
const samples = thesisSamples.filter(({ application, vms }) => application === 'HPL' && (vms ?? 2) < 4);

it('describes every key of the JSON in docs/statistics.md', () => {
  const keys = new Set<string>();
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, part] of Object.entries(value)) {
      if (!Array.isArray(value)) keys.add(key);
      if (!TALLIES.includes(key)) walk(part);
    }
  };
  walk(analyseStudy(thesisFacts, samples, null));
  expect(keys.size).toBeGreaterThan(130);
  const named = new Set(
    [...text.matchAll(/`([\w.]+)`|^## (.+)$/gm)].flatMap(([, code, title]) =>
      (code ?? title ?? '').split(/[., ]+/),
    ),
  );
  expect([...keys].filter((key) => !named.has(key))).toEqual([]);
}, 30_000);

it('prints the coverage of the stopping rule that was measured', () => {
  const { rates } = goldenFile<{ rates: { coverage: number }[] }>('stopping-rates');
  expect(rates).toHaveLength(4);
  for (const { coverage } of rates) expect(text).toContain(`${(100 * coverage).toFixed(1)} %`);
});

it('prints the false-alarm rates that were measured', () => {
  interface Measured {
    values: string;
    rates: { n: number; rate: number }[];
  }
  const { onePeak, twoPeaks } = goldenFile<{ onePeak: Measured[]; twoPeaks: Measured[] }>('modes-rates');
  const uniform = onePeak.filter(({ values }) => values === 'uniform').flatMap(({ rates }) => rates);
  const others = onePeak.filter(({ values }) => values !== 'uniform').flatMap(({ rates }) => rates);
  const percent = (share: number) => (100 * share).toFixed(1);
  const worst = (rates: { rate: number }[]) => percent(Math.max(...rates.map(({ rate }) => rate)));
  expect(text).toContain(
    `${percent(Math.min(...uniform.map(({ rate }) => rate)))} to ${worst(uniform)} % for uniform`,
  );
  expect(text).toContain(
    `at most ${worst(others)} %, and at most ${worst(others.filter(({ n }) => n >= 60))} % from n = 60`,
  );
  const found = (values: string, n: number) =>
    Math.round(
      100 * (twoPeaks.find((one) => one.values === values)?.rates.find((one) => one.n === n)?.rate ?? 0),
    );
  const normalised = text.replace(/\s+/g, ' ');
  expect(normalised).toContain(
    `found in ${found('50 % at 6 sd', 30)} % at n = 30 and in ${found('50 % at 6 sd', 60)} % at n = 60`,
  );
  expect(normalised).toContain(`in ${found('25 % at 6 sd', 30)} % and ${found('25 % at 6 sd', 60)} %`);
});
