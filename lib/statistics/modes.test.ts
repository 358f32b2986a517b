import { expect, it } from 'vitest';
import { seededRandom } from '../domain/random.ts';
import { bandwidth, valleys } from './density.ts';
import { dip } from './dip.ts';
import { findModes, type Modes } from './modes.ts';
import { ascending } from './quantile.ts';
import { closestPairs } from './sessions.ts';
import { STALL_FACTOR, stallLimit } from './stalls.ts';
import { expectClose, golden } from './test-golden.ts';

interface Cases {
  families: { values: number[]; dip: number; p: number; bandwidth: number; valleys: number[] }[];
  closest: { k: number; n: number; pairs: number; p: number }[];
}
const cases = golden<Cases>('modes');

it('dips as deep as diptest says, on the thesis’ families, random and tied values', () => {
  expect(cases.families.length).toBe(14 + 7 + 8);
  cases.families.forEach(({ values, ...expected }, i) => {
    expectClose(dip(ascending(values)), expected.dip, `dip ${i}`);
    expectClose(bandwidth(values), expected.bandwidth, `bandwidth ${i}`);
    expectClose(valleys(values), expected.valleys, `valleys ${i}`);
    expect(valleys(values)).toHaveLength(expected.valleys.length);
  });
});

it('has the p-values of dip.test, within the error of two simulations', () => {
  for (const { values, p } of cases.families) {
    const ours = (findModes(values) as Modes).p;
    expect(Math.abs(ours - p)).toBeLessThan(5 * Math.sqrt((p * (1 - p) + 1e-4) * (1 / 9999 + 1 / 20000)));
  }
});

it('names the groups with their counts, and lone trials as such', () => {
  const random = seededRandom(3);
  const around = (centre: number, n: number) => Array.from({ length: n }, () => centre + 20 * random());
  const modes = findModes([...around(100, 20), ...around(900, 25), 4000]) as Modes;
  expect(modes).toMatchObject({ n: 46, separate: true });
  expect(modes.groups.map(({ name, count }) => [name, count])).toEqual([
    ['group 1', 20],
    ['group 2', 25],
    ['lone trials 1', 1],
  ]);
});

it('raises no alarm for skew alone, and refuses what is too few', () => {
  const random = seededRandom(4);
  const skewed = Array.from({ length: 60 }, () => (-Math.log(random())) ** 3);
  expect(findModes(skewed)).toMatchObject({ separate: false, splits: [] });
  expect((findModes(skewed) as Modes).groups).toHaveLength(1);
  expect(findModes([1, 2, 3])).toEqual({
    refused: 'n = 3 is too small to tell one group from several, which needs 8 values',
  });
  expect(findModes(Array.from({ length: 9 }, () => 5))).toMatchObject({ separate: false, p: 1 });
});

it('finds about as many false alarms as it says', () => {
  const random = seededRandom(5);
  const alarms = Array.from(
    { length: 400 },
    () => findModes(Array.from({ length: 30 }, random)) as Modes,
  ).filter(({ separate }) => separate).length;
  // 5 % of 400 are 20; qbinom(c(.001, .999), 400, .05) = 8 and 35
  expect(alarms).toBeGreaterThanOrEqual(8);
  expect(alarms).toBeLessThanOrEqual(35);
});

it.each(cases.closest)('tests that one of $pairs pairs is closest in $k of $n rows', ({ k, n, pairs, p }) => {
  const rowOf = (i: number) => {
    const others = pairs === 3 ? [50] : [50, 90];
    return i < k ? [10, 11, ...others] : [10, 30 + 0.5 * i, ...others.slice(1), 31 + 0.5 * i];
  };
  expectClose(closestPairs(Array.from({ length: n }, (_, i) => rowOf(i))), { closest: k, rows: n, p });
});

it('names the pair, and refuses rows that are too few or too short', () => {
  const rows = Array.from({ length: 6 }, (_, i) => [100 + i, 140 + i, 141 + i]);
  expect(closestPairs(rows)).toMatchObject({ pair: [2, 3], joined: true, distance: 1, otherDistance: 40.5 });
  expect(closestPairs(rows.slice(0, 3))).toHaveProperty('refused');
  expect(closestPairs([[1, 2]])).toHaveProperty('refused');
  expect(closestPairs([])).toHaveProperty('refused');
  expect(closestPairs(rows.map(() => [1, 2, 3]))).toHaveProperty('refused');
  expect(() =>
    closestPairs([
      [1, 2, 3],
      [1, 2],
    ]),
  ).toThrow(RangeError);
});

it('puts the limit of a stall at twice both medians', () => {
  expect(stallLimit([400, 410, 800], [50, 48])).toBe(STALL_FACTOR * (410 + 49));
  expect(stallLimit([400], [])).toBeNull();
});
