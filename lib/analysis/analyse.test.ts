import { beforeAll, expect, it } from 'vitest';
import { AnalysisPlan } from '../domain/analysis-plan.ts';
import { thesisFacts, thesisSamples } from '../figures/test-samples.ts';
import { holm } from '../statistics/adjust.ts';
import { isRefused } from '../statistics/refusal.ts';
import { analyseStudy, type StudyAnalysis } from './analyse.ts';
import { cellsOf } from './cell.ts';
import { familiesOf } from './families.ts';

let thesis: StudyAnalysis;
beforeAll(() => {
  thesis = analyseStudy(thesisFacts, thesisSamples, null);
}, 60_000);

it('holds plain numbers only: what cannot be computed is refused with a sentence', () => {
  const odd: string[] = [];
  const walk = (value: unknown, where: string): void => {
    if (typeof value === 'number' && !Number.isFinite(value)) odd.push(where);
    if (value === undefined) odd.push(where);
    if (typeof value === 'object' && value !== null)
      for (const [key, part] of Object.entries(value)) walk(part, `${where}.${key}`);
  };
  walk(thesis, 'thesis');
  expect(odd).toEqual([]);
  expect(JSON.parse(JSON.stringify(thesis))).toEqual(thesis);
});

it('calls everything exploratory, since the thesis declared nothing', () => {
  expect(thesis.plan).toMatchObject({ declared: false, note: expect.stringContaining('exploratory') });
  expect(thesis.families.every(({ exploratory }) => exploratory)).toBe(true);
});

it('describes all 174 cells, and says what three repetitions cannot give', () => {
  expect(thesis.cells).toHaveLength(174);
  const [first] = thesis.cells;
  expect(first?.bootstrap95).toMatchObject({ refused: expect.stringContaining('n = 3') });
  expect(first?.outliers).toMatchObject({ refused: expect.stringContaining('Tukey') });
  expect(thesis.cells.every(({ withoutExclusions }) => withoutExclusions === null)).toBe(true);
});

it('finds separate groups in HPL at 2 and 4 at once, and none at 1 nor in OMEN at 1, 2, 4', () => {
  const together = thesis.modes.filter(({ of }) => /(at once|at a time)$/.test(of));
  const separate = together.filter(({ modes }) => !isRefused(modes) && modes.separate).map(({ of }) => of);
  expect(together).toHaveLength(7);
  expect(separate).toEqual([
    'HPL with migrations, 2 at once',
    'HPL with migrations, 4 at once',
    'OMEN with migrations, 8 at once',
  ]);
});

it('names and counts the groups of HPL at 4 at once', () => {
  const family = thesis.modes.find(({ of }) => of === 'HPL with migrations, 4 at once');
  if (!family || isRefused(family.modes)) throw new Error('not tested');
  const { groups, n } = family.modes;
  expect(groups.map(({ name, count }) => [name, count])).toEqual([
    ['group 1', 31],
    ['group 2', 24],
    ['group 3', 5],
  ]);
  for (const { count, byFabric, byVms } of groups)
    for (const parts of [byFabric, byVms]) expect(Object.values(parts).reduce((a, b) => a + b)).toBe(count);
  expect(n).toBe(60);
});

it('flags repetitions 1 and 2 of the HPL baseline, and no other family', () => {
  const joined = thesis.sessions.flatMap(({ of, pair }) =>
    !isRefused(pair) && pair.joined ? [{ of, pair }] : [],
  );
  expect(joined).toMatchObject([
    { of: 'HPL, application only', pair: { pair: [1, 2], closest: 10, rows: 10 } },
  ]);
});

it('corrects over whole families, one for each contrast and application', () => {
  expect(thesis.families.map(({ name, tests }) => [name, tests])).toEqual([
    ['HPL: with migrations against the application alone', 60],
    ['OMEN: with migrations against the application alone', 80],
    ['HPL: one migration fabric against another', 33],
    ['OMEN: one migration fabric against another', 44],
    ['HPL: several migrations at once against one at a time', 44],
    ['OMEN: several migrations at once against one at a time', 66],
  ]);
  for (const { comparisons } of thesis.families) {
    const p = comparisons.map(({ welch }) => (isRefused(welch) ? Number.NaN : welch.p));
    expect(comparisons.map((one) => one.holm)).toEqual(holm(p));
  }
});

it('counts where 10 Gb/s is not the faster one: 16 of 70', () => {
  const pairs = thesis.families
    .filter(({ contrast }) => contrast === 'fabric-against-fabric')
    .flatMap(({ pairedOverVms }) => pairedOverVms);
  const cells = pairs.reduce((sum, { vms }) => sum + vms.length, 0);
  const slower = pairs.reduce(
    (sum, { a, aSmaller, vms }) => sum + (a.includes('10GbE') ? vms.length - aSmaller : aSmaller),
    0,
  );
  expect([slower, cells]).toEqual([16, 70]);
});

it('refuses what an import cannot tell: failures, and the order of the trials', () => {
  expect(thesis.rates.cells[0]?.failed).toMatchObject({ refused: expect.stringContaining('not known') });
  expect(thesis.order.drift).toEqual({ refused: 'in which order the trials ran is not known' });
});

it('has one family for the study where the plan says so, with the plan’s correction', () => {
  const plan = AnalysisPlan.parse({
    families: [{ contrast: 'fabric-against-fabric', across: 'study' }],
    correction: 'benjamini-hochberg',
  });
  const families = familiesOf(
    plan,
    true,
    cellsOf(
      thesisFacts,
      thesisSamples.filter(({ vms }) => (vms ?? 2) < 4),
    ),
  );
  expect(families[0]).toMatchObject({
    name: 'the whole study: one migration fabric against another',
    tests: 2 * 3 + 3 + 2 * 4 + 4,
  });
  expect(families.map(({ exploratory }) => exploratory)).toEqual([false, true, true, true, true]);
});
