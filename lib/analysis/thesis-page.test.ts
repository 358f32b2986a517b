import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { thesisFacts, thesisSamples } from '../figures/test-samples.ts';
import { isRefused } from '../statistics/refusal.ts';
import { analyseStudy, type StudyAnalysis } from './analyse.ts';

const page = readFileSync(path.join(import.meta.dirname, '../../docs/thesis.md'), 'utf8').replace(
  /\s+/g,
  ' ',
);
let thesis: StudyAnalysis;
beforeAll(() => {
  thesis = analyseStudy(thesisFacts, thesisSamples, null);
}, 60_000);

const seconds = (value: number) => Math.round(value).toLocaleString('en-US');
const percent = (value: number) => Math.round(100 * value);

it('tells the groups of HPL with four at once as they are computed', () => {
  const family = thesis.modes.find((one) => one.of === 'HPL with migrations, 4 at once');
  if (!family || isRefused(family.modes)) throw new Error('no groups');
  const { groups, p, n } = family.modes;
  expect(p).toBeLessThan(0.001);
  const [first, second, third] = groups.map(
    ({ count, low, high }) => [count, `${seconds(low)} to ${seconds(high)} s`] as const,
  );
  expect(page).toContain(`${first?.[0]} of ${n} trials took ${first?.[1]} longer than HPL alone`);
  expect(page).toContain(`${second?.[0]} took ${second?.[1]} and ${third?.[0]} took ${third?.[1]}`);
  const cell = thesis.cells.find(
    ({ cell: { cellId } }) => cellId === 'thesis-hpl-app-with-migration-1gbe-s4-v11',
  );
  if (!cell || isRefused(cell.description)) throw new Error('no such cell');
  const { mean, sd } = cell.description;
  expect(page).toContain(`${seconds(mean)} ± ${seconds(sd ?? 0)} s`);
});

it('tells the cost of one migration at a time in both forms', () => {
  const range = (application: string, form: 'againstApplication' | 'againstApplicationAndMigrations') => {
    const ratios = thesis.overheads
      .filter(({ cell }) => cell.application === application && cell.simultaneous === 1)
      .flatMap((one) => (isRefused(one[form]) ? [] : one[form].ratio));
    return `${String(percent(Math.min(...ratios))).replace('-', '−')} to ${percent(Math.max(...ratios))} %`;
  };
  expect(page).toContain(`lengthen HPL by ${range('HPL', 'againstApplication')}`);
  expect(page).toContain(`which is ${range('HPL', 'againstApplicationAndMigrations')} of application plus`);
  expect(page).toContain(`OMEN by ${range('OMEN', 'againstApplication')}`);
  expect(page).toContain(`which is ${range('OMEN', 'againstApplicationAndMigrations')} in that form`);
});

it('counts the cells in which 10 Gb/s is faster', () => {
  const paired = thesis.families.flatMap((family) =>
    /one migration fabric/.test(family.name) ? family.pairedOverVms : [],
  );
  const of = (simultaneous: string) =>
    paired.find(({ a }) => a === `HPL, application with migrations, 10GbE, ${simultaneous}`);
  const faster = paired.reduce((sum, pair) => sum + pair.aSmaller, 0);
  expect(page).toContain(`smaller in ${faster} of 70 cells: in ${of('1 at a time')?.aSmaller} of 10 for HPL`);
  expect(page).toContain(
    `in ${of('2 at once')?.aSmaller} and ${of('4 at once')?.aSmaller} of 10 with two and four`,
  );
  const test = of('1 at a time')?.test;
  expect(test && !isRefused(test) ? test.p : 1).toBeLessThan(0.0001);
});
