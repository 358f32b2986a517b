import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '#scripts/test-db';
import { changesAfter, newestChange } from './changes.ts';
import { requestPause, resumeStudy } from './pausing.ts';
import { claimTrial, clustersWithWork, nextTrial, settleStudies } from './queue.ts';
import { requestCancel, studyProgress } from './studies.ts';
import { readStudy } from './studies-read.ts';
import { claimNext, judged, noFigures, storedCluster, storedStudy } from './test-builders.ts';
import { finishTrial } from './verdicts.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.drop());

const short = { conditions: ['app_only' as const], repetitions: 2 };

describe('a study that is paused', () => {
  it('ends the trial that runs, begins no other, and goes on where it was', async () => {
    const cluster = await storedCluster(test.db);
    const slug = await storedStudy(test.db, cluster, short);
    const trial = await claimNext(test.db, cluster);
    if (!trial) throw new Error('nothing to claim');
    await requestPause(test.db, slug);
    expect(await readStudy(test.db, slug)).toMatchObject({ state: 'running', pause: 'pausing' });
    expect(await nextTrial(test.db, cluster.id)).toMatchObject({ id: trial.id, resumed: true });
    expect(await clustersWithWork(test.db)).toContain(cluster.id);

    await finishTrial(test.db, trial, 'finished', noFigures, judged());
    await settleStudies(test.db, cluster.id);
    expect(await studyProgress(test.db, slug)).toMatchObject({ pause: 'paused', ended: false, done: 1 });
    expect(await nextTrial(test.db, cluster.id)).toBeNull();
    expect(await clustersWithWork(test.db)).not.toContain(cluster.id);

    await resumeStudy(test.db, slug);
    expect(await studyProgress(test.db, slug)).toMatchObject({ state: 'running', pause: null });
    expect(await clustersWithWork(test.db)).toContain(cluster.id);
    expect(await nextTrial(test.db, cluster.id)).toMatchObject({ slug, resumed: false });
  });

  it('is not begun by one who saw it before the pause', async () => {
    const cluster = await storedCluster(test.db);
    const slug = await storedStudy(test.db, cluster, short);
    const trial = await claimNext(test.db, cluster);
    if (!trial) throw new Error('nothing to claim');
    await finishTrial(test.db, trial, 'finished', noFigures, judged());
    const next = await nextTrial(test.db, cluster.id);
    await requestPause(test.db, slug);
    expect(next && (await claimTrial(test.db, next, 'runner', trial.token))).toBeNull();
  });

  it('lets other studies of its cluster pass', async () => {
    const cluster = await storedCluster(test.db);
    const first = await storedStudy(test.db, cluster, short);
    const second = await storedStudy(test.db, cluster, short);
    await requestPause(test.db, first);
    expect(await claimNext(test.db, cluster)).toMatchObject({ slug: second });
  });

  it('can be cancelled, and is no pause any more then', async () => {
    const cluster = await storedCluster(test.db);
    const slug = await storedStudy(test.db, cluster, short);
    await requestPause(test.db, slug);
    await requestCancel(test.db, slug);
    expect(await clustersWithWork(test.db)).toContain(cluster.id);
    await settleStudies(test.db, cluster.id);
    expect(await readStudy(test.db, slug)).toMatchObject({ state: 'cancelled', pause: null });
    await expect(requestPause(test.db, slug)).rejects.toThrow('is cancelled: there is nothing to pause');
    await expect(resumeStudy(test.db, slug)).rejects.toMatchObject({ code: 'conflict' });
  });
});

it('announces a pause once, however often it is asked for, and knows no other studies', async () => {
  const slug = await storedStudy(test.db, await storedCluster(test.db), short);
  const before = await newestChange(test.db);
  await Promise.all([1, 2, 3].map(() => requestPause(test.db, slug)));
  expect(await changesAfter(test.db, before)).toHaveLength(1);
  await resumeStudy(test.db, slug);
  await resumeStudy(test.db, slug);
  expect(await changesAfter(test.db, before)).toHaveLength(2);
  await expect(requestPause(test.db, 'no-such')).rejects.toMatchObject({ code: 'not-found' });
});
