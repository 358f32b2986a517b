import { expect, it } from 'vitest';
import { agreement } from './judge-claim.ts';

const digits = (value: string, recomputed: number) =>
  agreement({ kind: 'digits', value }, { value: recomputed, of: null });

it.each([
  ['24.4', 24.44, 'rounded'],
  ['24.4', 24.35, 'rounded'],
  ['24.4', 24.499, 'cut'],
  ['24.4', 24.4999999, 'cut'],
  ['24.3', 24.39, 'cut'],
  ['24.3', 24.4, 'no'],
  ['2.2', 2.3, 'no'],
  ['24.4', 24.5, 'no'],
  ['15', 15.9, 'cut'],
  ['0.001', 0.0005, 'rounded'],
  ['-3.1', -3.19, 'cut'],
  ['-3.2', -3.19, 'rounded'],
  ['0.0', -0.04, 'rounded'],
] as const)('takes printed %s and recomputed %d as: %s', (printed, recomputed, expected) => {
  expect(digits(printed, recomputed)).toBe(expected);
});

it('knows tolerance, limits, every and none', () => {
  const of = (value: number, cells: number | null = null) => ({ value, of: cells });
  expect(agreement({ kind: 'within', value: '15', by: 1 }, of(16))).toBe('within');
  expect(agreement({ kind: 'within', value: '15', by: 1 }, of(16.1))).toBe('no');
  expect(agreement({ kind: 'at-most', value: '10' }, of(10))).toBe('holds');
  expect(agreement({ kind: 'at-least', value: '10' }, of(9.9))).toBe('no');
  expect(agreement({ kind: 'every' }, of(54, 70))).toBe('no');
  expect(agreement({ kind: 'none' }, of(0, 70))).toBe('holds');
});
