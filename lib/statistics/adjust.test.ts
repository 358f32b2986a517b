import { expect, it } from 'vitest';
import { benjaminiHochberg, holm } from './adjust.ts';
import { expectClose, golden } from './test-golden.ts';

it.each(golden<{ p: number[]; holm: number[]; bh: number[] }[]>('adjust'))(
  'adjusts $p as p.adjust does',
  (set) => {
    expectClose(holm(set.p), set.holm);
    expectClose(benjaminiHochberg(set.p), set.bh);
  },
);

it('adjusts nothing', () => {
  expect(holm([])).toEqual([]);
  expect(benjaminiHochberg([])).toEqual([]);
});
