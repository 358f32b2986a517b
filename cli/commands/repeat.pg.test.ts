import { afterAll, beforeAll, expect, it } from 'vitest';
import { readSamples } from '#lib/store/samples';
import { claimNext, judged, noFigures, storedCluster, storedStudy } from '#lib/store/test-builders';
import { finishTrial } from '#lib/store/verdicts';
import { type TestDatabase, testDatabase } from '#scripts/test-db';
import { repeat } from './repeat.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
  process.env['DATABASE_URL'] = test.url;
});
afterAll(() => test.drop());

it('repeats a trial for the reason given, and says which one stands in its place', async () => {
  const cluster = await storedCluster(test.db);
  const slug = await storedStudy(test.db, cluster, { conditions: ['app_only'], repetitions: 1, vms: [2] });
  const trial = await claimNext(test.db, cluster);
  if (!trial) throw new Error('nothing to claim');
  await finishTrial(test.db, trial, 'finished', noFigures, judged());
  const said: string[] = [];
  const io = { out: (text: string) => void said.push(text), err: () => {} };
  await expect(repeat([trial.id], io)).rejects.toThrow('say why it is to be repeated');
  expect(await repeat([trial.id, '--reason', 'A backup ran.'], io)).toBe(0);
  const [old, next] = await readSamples(test.db, slug);
  expect(said).toEqual([next?.trialId]);
  expect(old?.setAside).toMatchObject({ by: 'lab', reason: 'A backup ran.' });
});
