import { expect, it } from 'vitest';
import { describe } from './describe.ts';
import { exactSum } from './sum.ts';
import { expectClose, golden } from './test-golden.ts';

it('describes three repetitions with the sample standard deviation', () => {
  const { n, mean, sd, min, max, median } = describe([985.707, 990.086, 993.586]);
  expect({ n, min, max, median }).toEqual({ n: 3, min: 985.707, max: 993.586, median: 990.086 });
  expect(mean).toBeCloseTo(989.793, 12);
  expect(sd).toBeCloseTo(3.947663486, 9);
});

it('gives no deviation for a single value', () => {
  expect(describe([4])).toEqual({
    n: 1,
    mean: 4,
    sd: null,
    se: null,
    ci95: null,
    min: 4,
    max: 4,
    range: 0,
    median: 4,
    q1: 4,
    q3: 4,
    mad: null,
    cv: null,
  });
});

it('takes the middle of an even number of values', () => {
  expect(describe([4, 1, 3, 2]).median).toBe(2.5);
});

it('keeps the spread of values that share many digits', () => {
  expect(describe([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16]).sd).toBe(Math.sqrt(30));
});

it('does not depend on the order of the values', () => {
  const values = [3720.423, 1392.381, 509.669, 0.1, 0.2, 1e-9];
  expect(describe([...values].reverse())).toEqual(describe(values));
});

it('sums what cancels', () => {
  expect(exactSum([1e100, 1, -1e100])).toBe(1);
  expect(exactSum(Array.from({ length: 10 }, () => 0.1))).toBe(1);
});

it('refuses nothing and what is not a number', () => {
  expect(() => describe([])).toThrow(RangeError);
  expect(() => describe([1, Number.NaN])).toThrow('not a finite number');
});

it('describes every cell of the thesis, random and degenerate values as R does', () => {
  const cases = golden<{ values: number[] }[]>('describe');
  expect(cases).toHaveLength(174 + 11 + 8);
  cases.forEach(({ values, ...expected }, i) => {
    expectClose(describe(values), expected, `case ${i}`);
  });
});
