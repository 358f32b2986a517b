import { expect, it } from 'vitest';
import { dunnett, dunnettUnequal, type ManyToOne } from './dunnett.ts';
import { largestOfTs } from './largest-t.ts';
import { expectClose, golden } from './test-golden.ts';

interface Columns {
  difference: number[];
  t: number[];
  p: number[];
  low: number[];
  high: number[];
  multcomp?: number[];
}
interface Cases {
  compared: { control: number[]; groups: number[][]; pooled: Columns; unequal: Columns }[];
  exact: { limit: number; lambda: number[]; df: number; p: number }[];
}
const cases = golden<Cases>('dunnett');

const rows = ({ difference, t, p, low, high }: Columns) =>
  t.map((value, i) => ({
    t: value,
    difference: difference[i],
    p: p[i],
    ci95: { low: low[i], high: high[i] },
  }));

it.each(cases.exact)('has mvtnorm’s exact chance beyond $limit at df $df', ({ limit, lambda, df, p }) => {
  expectClose(largestOfTs(lambda, df)(limit, df), p);
});

it.each(cases.compared.map((golden, i) => ({ i, golden })))(
  'compares groups with one control, case $i',
  ({ golden }) => {
    const { control, groups, pooled, unequal } = golden;
    const classic = dunnett(control, groups) as ManyToOne[];
    expectClose(classic, rows(pooled));
    expectClose(dunnettUnequal(control, groups), rows(unequal));
    // multcomp integrates at random: to its own 1e-3.
    classic.forEach(({ p }, i) => {
      expect(Math.abs(p - (pooled.multcomp?.[i] ?? Number.NaN))).toBeLessThan(2e-3);
    });
  },
);

it('takes a group whose values are all equal', () => {
  const [constant, other] = dunnettUnequal(
    [5, 6, 7],
    [
      [9, 9, 9],
      [5, 7, 8],
    ],
  ) as ManyToOne[];
  expect(constant?.p).toBeGreaterThan(0.01);
  expect(constant?.p).toBeLessThan(other?.p ?? 0);
});

it('refuses a control without repetitions, and values without noise', () => {
  expect(dunnettUnequal([5], [[1, 2]])).toHaveProperty('refused');
  expect(dunnett([], [[1, 2]])).toHaveProperty('refused');
  expect(dunnett([5, 5], [[6, 6]])).toHaveProperty('refused');
  expect(dunnettUnequal([5, 5], [[6, 6]])).toHaveProperty('refused');
});
