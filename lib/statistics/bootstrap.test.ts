import { expect, it } from 'vitest';
import { bootstrapInterval } from './bootstrap.ts';
import type { Interval } from './describe.ts';
import { golden } from './test-golden.ts';

it.each(golden<(Interval & { values: number[] })[]>('bootstrap'))(
  'resamples close to all resamples',
  (exact) => {
    const { low, high } = bootstrapInterval(exact.values) as Interval;
    const width = exact.high - exact.low;
    expect(Math.abs(low - exact.low)).toBeLessThan(0.02 * width);
    expect(Math.abs(high - exact.high)).toBeLessThan(0.02 * width);
  },
);

it('gives the same interval each time, and none under eight values', () => {
  const values = [3, 1, 4, 1, 5, 9, 2, 6];
  expect(bootstrapInterval(values)).toEqual(bootstrapInterval([...values]));
  expect(bootstrapInterval(values.slice(1))).toEqual({
    refused: 'n = 7 is too small for a bootstrap interval, which needs 8 values',
  });
});
