import { expect, it } from 'vitest';
import { fisherExact, rate } from './proportion.ts';
import { expectClose, golden } from './test-golden.ts';

interface Cases {
  intervals: { x: number; n: number; rate: number; low: number; high: number }[];
  fisher: { a: number; b: number; c: number; d: number; p: number }[];
}
const { intervals, fisher } = golden<Cases>('rates');

it.each(intervals)('bounds $x of $n as binom.test does', ({ x, n, rate: share, low, high }) => {
  expectClose(rate(x, n), { count: x, of: n, rate: share, ci95: { low, high } });
});

it.each(fisher)('tests $a of $b against $c of $d as fisher.test does', ({ a, b, c, d, p }) => {
  expectClose(fisherExact(a, b, c, d), p);
});

it('gives no rate of nothing, and takes no half', () => {
  expect(rate(0, 0)).toEqual({ refused: 'there were no attempts' });
  expect(() => rate(1.5, 3)).toThrow(RangeError);
});
