import { afterAll, beforeAll, expect, it } from 'vitest';
import { settleStudies } from '#lib/store/queue';
import { requestCancel } from '#lib/store/studies';
import { storedCluster, storedStudy } from '#lib/store/test-builders';
import { type TestDatabase, testDatabase } from '#scripts/test-db';
import { pause, resume } from './pause.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
  process.env['DATABASE_URL'] = test.url;
});
afterAll(() => test.drop());

it('holds a study and lets it go on, and says how far it is', async () => {
  const slug = await storedStudy(test.db, await storedCluster(test.db), { repetitions: 2 });
  const said: string[] = [];
  const io = { out: (text: string) => void said.push(text), err: () => {} };
  expect(await pause([slug], io)).toBe(0);
  expect(await resume([slug], io)).toBe(0);
  expect(said).toEqual([
    expect.stringMatching(new RegExp(`^${slug}: paused; 0 of \\d+ trials are done$`)),
    expect.stringMatching(new RegExp(`^${slug}: queued; 0 of \\d+ trials are done$`)),
  ]);
  await expect(pause(['no-such'], io)).rejects.toThrow('There is no study no-such.');
});

it('resumes a cancelled study with what it lacks', async () => {
  const cluster = await storedCluster(test.db);
  const slug = await storedStudy(test.db, cluster, { repetitions: 2 });
  await requestCancel(test.db, slug);
  await settleStudies(test.db, cluster.id);
  const said: string[] = [];
  expect(await resume([slug], { out: (text) => void said.push(text), err: () => {} })).toBe(0);
  expect(said[0]).toContain(`${slug}: queued; 0 of `);
});
