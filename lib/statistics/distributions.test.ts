import { expect, it } from 'vitest';
import {
  betaQuantile,
  chiSquareUpper,
  fUpper,
  normalCdf,
  normalQuantile,
  tCdf,
  tQuantile,
  tTwoSided,
} from './distributions.ts';
import { noncentralTCdf } from './noncentral-t.ts';
import { expectClose, golden } from './test-golden.ts';

type Rows = { arguments: number[]; value: number }[];
const cases = golden<Record<string, Rows>>('distributions');

const calls: Record<string, (...values: [number, number, number]) => number> = {
  betaQuantile,
  chiSquareUpper,
  fUpper,
  normalCdf,
  normalQuantile,
  tQuantile,
  tTwoSided,
};

it.each(Object.entries(calls))('computes %s as R does', (name, call) => {
  const rows = cases[name] ?? [];
  expect(rows.length).toBeGreaterThan(4);
  for (const { arguments: values, value } of rows)
    expectClose(call(...(values as [number, number, number])), value, values.join(', '));
});

it('gives the noncentral t its central case and its mirror image', () => {
  expectClose(noncentralTCdf(-2.5, 4, 0), tCdf(-2.5, 4));
  expectClose(noncentralTCdf(70, 4, 65) + noncentralTCdf(-70, 4, -65), 1);
});
