import { expect, it } from 'vitest';
import { analyseStudy } from '#lib/analysis/analyse';
import { AnalysisPlan } from '#lib/domain/analysis-plan';
import { buildFacts, thesisFacts, thesisSamples } from '../test-samples.ts';
import { prepareStatistics } from './prepare.ts';
import { intervalText, percentText, pText } from './texts.ts';

const samples = thesisSamples.filter(({ application, vms }) => application === 'HPL' && (vms ?? 2) < 4);
const sections = prepareStatistics(analyseStudy(thesisFacts, samples, null), null);
const section = (id: string) => sections.find((one) => one.id === id);

it('shows groups of trials before any mean', () => {
  const ids = sections.map(({ id }) => id);
  expect(ids.slice(0, 2)).toEqual(['plan', 'modes']);
  expect(ids.indexOf('modes')).toBeLessThan(ids.indexOf('cells'));
  expect(new Set(ids).size).toBe(ids.length);
});

it('fills every column of every table with a text', () => {
  for (const { tables } of sections)
    for (const { columns, rows, caption } of tables)
      for (const row of rows) {
        expect(row, caption).toHaveLength(columns.length);
        expect(row.join(' '), caption).not.toMatch(/NaN|undefined|null|Infinity|\[object/);
      }
});

it('names the three overheads, and gives none without its name', () => {
  expect(section('overhead')?.tables[0]?.columns.slice(1, 4)).toEqual([
    'against application only',
    'against application + migrations',
    'exposed share',
  ]);
});

it('says what is refused and why, and how often', () => {
  expect(section('cells')?.words).toContain(
    'The bootstrap interval is refused for 14 of 20: n = 3 is too small for a bootstrap interval, which needs 8 values.',
  );
});

it('marks what was not declared, and says why a study stopped', () => {
  expect(section('plan')?.exploratory).toBe(true);
  const plan = AnalysisPlan.parse({
    families: [{ contrast: 'fabric-against-fabric' }],
    stopping: { kind: 'interval', atMost: 9 },
  });
  const declared = prepareStatistics(analyseStudy(thesisFacts, samples, plan), 'Every cell is narrow.');
  const [first] = declared;
  expect(first).toMatchObject({ exploratory: false });
  expect(first?.words).toContain('It stopped: Every cell is narrow.');
  expect(declared.filter(({ id }) => id.startsWith('family')).map(({ exploratory }) => exploratory)).toEqual([
    false,
    true,
    true,
  ]);
});

it('has something to say of a study without trials', () => {
  const empty = prepareStatistics(analyseStudy(buildFacts(), [], null), null);
  expect(empty.map(({ id }) => id)).toEqual(['plan', 'sessions', 'rates', 'cells', 'order']);
});

it('never rounds a p-value to nothing', () => {
  expect([pText(0), pText(0.00009), pText(0.0145), pText(1), pText(null)]).toEqual([
    '< 0.0001',
    '< 0.0001',
    '0.0145',
    '1.0000',
    '–',
  ]);
  expect(intervalText({ low: -3.25, high: 1200 })).toBe('−3.3 to 1,200.0');
  expect(percentText(0.1135)).toBe('11.4 %');
});
