import { expect, it } from 'vitest';
import { friedman, type GroupTest, kruskalWallis, oneWayAnova, welchAnova } from './anova.ts';
import { expectClose, golden } from './test-golden.ts';

interface Cases {
  groups: { groups: number[][]; oneWay: GroupTest; welch: GroupTest | null; kruskalWallis: GroupTest }[];
  friedman: (GroupTest & { rows: number[][] })[];
}
const cases = golden<Cases>('anova');

it('tests several groups as R does', () => {
  expect(cases.groups.length).toBeGreaterThan(10);
  cases.groups.forEach(({ groups, oneWay, welch, kruskalWallis: ranks }, i) => {
    expectClose(oneWayAnova(groups), oneWay, `one-way ${i}`);
    expectClose(kruskalWallis(groups), ranks, `Kruskal–Wallis ${i}`);
    if (welch) expectClose(welchAnova(groups), welch, `Welch ${i}`);
    else expect(welchAnova(groups)).toHaveProperty('refused');
  });
});

it('tests the columns of a table as friedman.test does', () => {
  for (const { rows, ...expected } of cases.friedman) {
    const { df, ...rest } = expected;
    expectClose(friedman(rows), { ...rest, df: [df].flat() });
  }
});

it.each([oneWayAnova, welchAnova, kruskalWallis])('refuses nothing, single values and equal ones', (test) => {
  for (const groups of [
    [],
    [[1, 2]],
    [[], [1]],
    [
      [3, 3],
      [3, 3],
    ],
  ])
    expect(test(groups)).toHaveProperty('refused');
});

it('refuses a table of ties', () => {
  expect(
    friedman([
      [1, 1],
      [2, 2],
    ]),
  ).toHaveProperty('refused');
  expect(friedman([[1, 2]])).toHaveProperty('refused');
});
