import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '#scripts/test-db';
import { saveCluster } from './clusters.ts';
import { releaseLease, takeLease } from './leases.ts';
import { claimTrial, clustersWithWork, isCancelRequested, nextTrial, settleStudies } from './queue.ts';
import { requestCancel, studyProgress } from './studies.ts';
import { claimNext, judged, noFigures, storedCluster, storedStudy } from './test-builders.ts';
import { readTrial } from './trials.ts';
import { finishTrial } from './verdicts.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.drop());

const short = { conditions: ['app_only' as const], repetitions: 2 };
const positionOf = async (id: string) => (await readTrial(test.db, id))?.position;

describe('which trial is next', () => {
  it('is one that was left running, then the oldest study’s first', async () => {
    const cluster = await storedCluster(test.db);
    const first = await storedStudy(test.db, cluster, short);
    const second = await storedStudy(test.db, cluster, short);
    const trial = await claimNext(test.db, cluster, 'one');
    expect(trial).toMatchObject({ slug: first, resumed: false });
    expect(await positionOf(trial?.id ?? '')).toBe(1);
    await releaseLease(test.db, cluster.id, trial?.token ?? 0);

    const again = await claimNext(test.db, cluster, 'two');
    expect(again).toMatchObject({ id: trial?.id, resumed: true, token: (trial?.token ?? 0) + 1 });
    const order: (number | undefined)[] = [];
    for (let claimed = again; claimed; ) {
      order.push(await positionOf(claimed.id));
      await finishTrial(test.db, claimed, 'finished', noFigures, judged());
      const next = await nextTrial(test.db, cluster.id);
      claimed = next ? await claimTrial(test.db, next, 'two', claimed.token) : null;
      if (claimed && order.length === 2) expect(claimed.slug).toBe(second);
    }
    expect(order).toEqual([1, 2, 1, 2]);
  });

  it('is claimed once by two that look at the same time', async () => {
    const cluster = await storedCluster(test.db);
    await storedStudy(test.db, cluster, short);
    const token = (await takeLease(test.db, cluster.id, 'one')) ?? 0;
    const next = await nextTrial(test.db, cluster.id);
    if (!next) throw new Error('nothing to claim');
    const claims = await Promise.all([1, 2, 3].map(() => claimTrial(test.db, next, 'one', token)));
    expect(claims.filter((claim) => claim !== null)).toHaveLength(1);
  });

  it('is not claimed by one who lost the cluster', async () => {
    const cluster = await storedCluster(test.db);
    await storedStudy(test.db, cluster, short);
    const token = (await takeLease(test.db, cluster.id, 'one')) ?? 0;
    const next = await nextTrial(test.db, cluster.id);
    await releaseLease(test.db, cluster.id, token);
    await takeLease(test.db, cluster.id, 'two');
    expect(next && (await claimTrial(test.db, next, 'one', token))).toBeNull();
  });

  it('comes with the cluster as it was at the launch', async () => {
    const cluster = await storedCluster(test.db);
    const slug = await storedStudy(test.db, cluster, short);
    await test.db.study.update({ where: { slug }, data: { state: 'finished', finishedAt: new Date() } });
    await saveCluster(test.db, { ...cluster.spec, vms: cluster.spec.vms.slice(0, 2) });
    await test.db.study.update({ where: { slug }, data: { state: 'queued', finishedAt: null } });
    expect((await nextTrial(test.db, cluster.id))?.cluster.vms).toHaveLength(4);
  });
});

describe('cancelling', () => {
  it('a queued study closes it with all its trials cancelled', async () => {
    const cluster = await storedCluster(test.db);
    const slug = await storedStudy(test.db, cluster, short);
    await requestCancel(test.db, slug);
    await requestCancel(test.db, slug);
    expect(await nextTrial(test.db, cluster.id)).toBeNull();
    expect(await clustersWithWork(test.db)).toContain(cluster.id);
    await settleStudies(test.db, cluster.id);
    expect(await studyProgress(test.db, slug)).toMatchObject({ state: 'cancelled', ended: true, done: 2 });
    expect(await clustersWithWork(test.db)).not.toContain(cluster.id);
  });

  it('a running study waits for the trial under way', async () => {
    const cluster = await storedCluster(test.db);
    const slug = await storedStudy(test.db, cluster, short);
    const trial = await claimNext(test.db, cluster);
    if (!trial) throw new Error('nothing to claim');
    expect(await isCancelRequested(test.db, trial.studyId)).toBe(false);
    await requestCancel(test.db, slug);
    expect(await isCancelRequested(test.db, trial.studyId)).toBe(true);
    await settleStudies(test.db, cluster.id);
    expect(await studyProgress(test.db, slug)).toMatchObject({ state: 'cancelling', ended: false, done: 1 });
    await finishTrial(test.db, trial, 'cancelled', noFigures, judged({ verdict: 'invalid' }));
    await settleStudies(test.db, cluster.id);
    expect(await studyProgress(test.db, slug)).toMatchObject({ state: 'cancelled', done: 2, notValid: 2 });
  });

  it('keeps a trial from being claimed in the same moment', async () => {
    const cluster = await storedCluster(test.db);
    const slug = await storedStudy(test.db, cluster, short);
    const token = (await takeLease(test.db, cluster.id, 'one')) ?? 0;
    const next = await nextTrial(test.db, cluster.id);
    await requestCancel(test.db, slug);
    expect(next && (await claimTrial(test.db, next, 'one', token))).toBeNull();
  });

  it('what has ended, or never was, is an error that says so', async () => {
    const cluster = await storedCluster(test.db);
    const slug = await storedStudy(test.db, cluster, short);
    await test.db.study.update({ where: { slug }, data: { state: 'finished' } });
    await expect(requestCancel(test.db, slug)).rejects.toMatchObject({ code: 'conflict' });
    await expect(requestCancel(test.db, 'never')).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('settling', () => {
  it('closes a study whose last trial ended when its runner died right after', async () => {
    const cluster = await storedCluster(test.db);
    const slug = await storedStudy(test.db, cluster, { ...short, repetitions: 1 });
    const trial = await claimNext(test.db, cluster);
    if (!trial) throw new Error('nothing to claim');
    await settleStudies(test.db, cluster.id);
    expect(await studyProgress(test.db, slug)).toMatchObject({ state: 'running', ended: false });
    await finishTrial(test.db, trial, 'finished', noFigures, judged());
    expect(await clustersWithWork(test.db)).toContain(cluster.id);
    await settleStudies(test.db, cluster.id);
    expect(await studyProgress(test.db, slug)).toMatchObject({ state: 'finished', ended: true, valid: 1 });
  });
});
