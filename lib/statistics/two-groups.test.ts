import { expect, it } from 'vitest';
import { hedgesG } from './hedges.ts';
import { hodgesLehmann } from './hodges-lehmann.ts';
import { mannWhitney } from './mann-whitney.ts';
import { ratioOfMeans } from './ratio.ts';
import { isRefused } from './refusal.ts';
import { expectClose, golden } from './test-golden.ts';
import { pairedTest, welchTest } from './welch.ts';

interface Limits {
  low: number;
  high: number;
}
interface Case {
  a: number[];
  b: number[];
  welch: Limits & { t: number };
  paired: Limits | null;
  hedges: Limits & { g: number };
  ratio: (Limits & { ratio: number }) | null;
  mannWhitney: { u: number; p: number | null };
  hodgesLehmann: (Limits & { shift: number }) | null;
}
const cases = golden<Case[]>('two-groups');
const nested = <T extends Limits>({ low, high, ...rest }: T) => ({ ...rest, ci95: { low, high } });

it('compares the means of two groups as R does', () => {
  expect(cases.length).toBeGreaterThan(40);
  cases.forEach(({ a, b, welch, paired, hedges, ratio }, i) => {
    if (paired) expectClose(pairedTest(a, b), nested(paired), `paired ${i}`);
    expectClose(welchTest(a, b), nested(welch), `Welch ${i}`);
    expectClose(hedgesG(a, b), nested(hedges), `Hedges ${i}`);
    if (ratio) expectClose(ratioOfMeans(a, b), nested(ratio), `ratio ${i}`);
    else expect(isRefused(ratioOfMeans(a, b))).toBe(true);
  });
});

it('compares the ranks of two groups as R does, exactly with ties too', () => {
  let [tested, shifted] = [0, 0];
  cases.forEach(({ a, b, mannWhitney: ranks, hodgesLehmann: shift }, i) => {
    const test = mannWhitney(a, b);
    if (!isRefused(test) && ranks.p !== null) {
      expectClose(test, { ...ranks, exact: a.length < 50 }, `Mann–Whitney ${i}`);
      tested++;
    }
    if (shift) {
      expectClose(hodgesLehmann(a, b), nested(shift), `Hodges–Lehmann ${i}`);
      shifted++;
    }
  });
  expect({ tested, shifted }).toEqual({ tested: 11, shifted: 6 });
});

it('refuses Mann–Whitney’s test at three against three, and says why', () => {
  expect(mannWhitney([1, 2, 3], [4, 5, 6])).toEqual({
    refused: 'n = 3 and 3 are too small for Mann–Whitney’s test: its smallest possible p is 0.1',
  });
  expect(hodgesLehmann([1, 2, 3], [4, 5, 7])).toEqual({
    shift: -3,
    ci95: { refused: 'n = 3 and 3 are too small for a 95 % interval of the shift' },
  });
});

it.each([welchTest, hedgesG, ratioOfMeans])('refuses single values and groups without noise', (compare) => {
  for (const [a, b] of [
    [[], []],
    [[1], [2, 3]],
    [
      [4, 4],
      [4, 4],
    ],
  ] as const)
    expect(compare(a, b)).toHaveProperty('refused');
});

it('refuses pairs that all differ by the same, and an odd one', () => {
  expect(pairedTest([1, 2], [2, 3])).toHaveProperty('refused');
  expect(() => pairedTest([1], [])).toThrow(RangeError);
});
