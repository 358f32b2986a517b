import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '#scripts/test-db';
import { saveCluster } from './clusters.ts';
import { appendEvent, readHistory } from './events.ts';
import { runMissing } from './missing.ts';
import { claimTrial, nextTrial, settleStudies } from './queue.ts';
import { readSamples } from './samples.ts';
import { requestCancel, studyProgress } from './studies.ts';
import { claimNext, judged, noFigures, storedCluster, storedStudy } from './test-builders.ts';
import { finishTrial } from './verdicts.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.drop());

const short = { conditions: ['app_only' as const], repetitions: 4 };
const attempts = async (slug: string) =>
  (await readSamples(test.db, slug)).map(
    ({ repetition, attempt, state }) => `${repetition}/${attempt} ${state}`,
  );

/** Of four trials one has ended, one was stopped in its course, two never began. */
async function cancelledStudy() {
  const cluster = await storedCluster(test.db);
  const slug = await storedStudy(test.db, cluster, short);
  const first = await claimNext(test.db, cluster);
  if (!first) throw new Error('nothing to claim');
  await finishTrial(test.db, first, 'finished', { ...noFigures, thesisSeconds: 5 }, judged());
  const next = await nextTrial(test.db, cluster.id);
  const second = next && (await claimTrial(test.db, next, 'runner', first.token));
  if (!second) throw new Error('nothing to claim');
  await appendEvent(test.db, second.id, second.token, { type: 'cancel-seen', data: {} });
  await requestCancel(test.db, slug);
  await finishTrial(test.db, second, 'cancelled', noFigures, judged({ verdict: 'invalid' }));
  await settleStudies(test.db, cluster.id);
  return { cluster, slug, token: first.token, stopped: second.id };
}

it('runs what a cancelled study lacks, and keeps what was stopped with its history', async () => {
  const { cluster, slug, token, stopped } = await cancelledStudy();
  expect(await studyProgress(test.db, slug)).toMatchObject({ state: 'cancelled', done: 4 });
  expect(await runMissing(test.db, slug)).toBe(3);
  const before = await attempts(slug);
  expect(before).toHaveLength(5);
  expect(before.filter((one) => one.endsWith('planned')).sort()).toEqual(
    expect.arrayContaining(['2/2 planned', '3/1 planned', '4/1 planned']),
  );
  const ran: string[] = [];
  for (let next = await nextTrial(test.db, cluster.id); next; next = await nextTrial(test.db, cluster.id)) {
    const trial = await claimTrial(test.db, next, 'runner', token);
    if (!trial) throw new Error('not claimed');
    ran.push(trial.id);
    await finishTrial(test.db, trial, 'finished', { ...noFigures, thesisSeconds: 6 }, judged());
  }
  await settleStudies(test.db, cluster.id);
  expect(ran).toHaveLength(3);
  expect(await attempts(slug)).toEqual([
    '1/1 finished',
    '2/1 cancelled',
    '2/2 finished',
    '3/1 finished',
    '4/1 finished',
  ]);
  expect((await readHistory(test.db, stopped)).map(({ type }) => type)).toEqual(['cancel-seen']);
  expect(await studyProgress(test.db, slug)).toMatchObject({ state: 'finished', valid: 4, notValid: 1 });
});

it('plans each trial once, when it is cancelled again and when many ask', async () => {
  const { cluster, slug } = await cancelledStudy();
  const asked = await Promise.allSettled([1, 2, 3].map(() => runMissing(test.db, slug)));
  expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  await requestCancel(test.db, slug);
  await settleStudies(test.db, cluster.id);
  expect(await runMissing(test.db, slug)).toBe(3);
  expect(await attempts(slug)).toHaveLength(5);
});

it('refuses a study that is not cancelled, unknown, or whose cluster is another one by now', async () => {
  const cluster = await storedCluster(test.db);
  const open = await storedStudy(test.db, cluster, short);
  await expect(runMissing(test.db, open)).rejects.toThrow('is queued: what is missing is run of cancelled');
  await expect(runMissing(test.db, 'no-such')).rejects.toMatchObject({ code: 'not-found' });
  const cancelled = await cancelledStudy();
  await saveCluster(test.db, { ...cancelled.cluster.spec, vmLogin: { user: 'alice' } });
  await expect(runMissing(test.db, cancelled.slug)).rejects.toThrow('was registered anew');
  expect(await studyProgress(test.db, cancelled.slug)).toMatchObject({ state: 'cancelled' });
});
