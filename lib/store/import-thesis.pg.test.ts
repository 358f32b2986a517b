import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '#scripts/test-db';
import { importThesis } from './import-thesis.ts';
import { readRepetitions, readSamples } from './samples.ts';
import { readStudy } from './studies-read.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.drop());

it('loads the thesis once, even when two start at the same time', async () => {
  const wrote = await Promise.all([importThesis(test.db), importThesis(test.db)]);
  expect(wrote.filter(Boolean)).toHaveLength(1);
  expect(await importThesis(test.db)).toBe(false);
  expect(await test.db.cell.count()).toBe(174);
  expect(await test.db.trial.count()).toBe(550);
});

it('keeps it apart as imported, with its source and an unknown verdict everywhere', async () => {
  const study = await readStudy(test.db, 'thesis');
  expect(study).toMatchObject({ provenance: 'imported', state: 'finished', cluster: null });
  expect(study?.source).toContain('docs.lib.purdue.edu/techmasters/27');
  expect(study?.trials).toMatchObject({ total: 550, unknown: 550, valid: 0, invalid: 0 });
});

it('gives samples in the order of the appendices', async () => {
  const samples = await readSamples(test.db, 'thesis');
  expect(samples[0]).toMatchObject({ application: 'HPL', condition: 'app_only', vms: 2, seconds: 888.801 });
  const alone = samples.filter((sample) => sample.condition === 'migration_only');
  expect(alone).toHaveLength(70);
  expect(new Set(alone.map((sample) => sample.vms))).toEqual(new Set([null]));
});

it('reads the repetitions of one cell under readable ids', async () => {
  const samples = await readRepetitions(test.db, 'thesis-hpl-migration-only-1gbe-s1');
  expect(samples.map((sample) => sample.seconds)).toEqual([120.95, 121.933, 122.086, 121.315, 121.594]);
  expect(samples[1]?.trialId).toBe('thesis-hpl-migration-only-1gbe-s1-r2');
});
