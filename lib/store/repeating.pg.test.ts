import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isCounted } from '#lib/domain/sample';
import type { Verdict } from '#lib/domain/words';
import { type TestDatabase, testDatabase } from '#scripts/test-db';
import { findBaseline } from './baselines.ts';
import { saveCluster } from './clusters.ts';
import { claimTrial, nextTrial, settleStudies } from './queue.ts';
import { repeatTrial } from './repeating.ts';
import { readSamples } from './samples.ts';
import { requestCancel, studyProgress } from './studies.ts';
import { readStudy } from './studies-read.ts';
import { claimNext, judged, noFigures, storedCluster, storedStudy } from './test-builders.ts';
import { finishTrial, judgeAgain } from './verdicts.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.drop());

const BY = 'browser session' as const;
const short = { conditions: ['app_only' as const], repetitions: 2, vms: [2] };

/** A study of two trials that has ended, both with these verdicts. */
async function endedStudy(first: Verdict = 'valid') {
  const cluster = await storedCluster(test.db);
  const slug = await storedStudy(test.db, cluster, short);
  const one = await claimNext(test.db, cluster);
  if (!one) throw new Error('nothing to claim');
  await finishTrial(test.db, one, 'finished', figures(5), judged({ verdict: first }));
  await runRest(cluster.id, one.token, 6);
  return { cluster, slug, trial: one.id, studyId: one.studyId, cell: one.cell, token: one.token };
}
const figures = (thesisSeconds: number) => ({ ...noFigures, thesisSeconds });

/** Runs what is planned; each takes so many seconds and is valid. */
async function runRest(clusterId: string, token: number, seconds: number): Promise<void> {
  for (let next = await nextTrial(test.db, clusterId); next; next = await nextTrial(test.db, clusterId)) {
    const trial = await claimTrial(test.db, next, 'runner', token);
    if (!trial) throw new Error('not claimed');
    await finishTrial(test.db, trial, 'finished', figures(seconds), judged());
  }
  await settleStudies(test.db, clusterId);
}

const counted = async (slug: string, at: Date | null = null) =>
  (await readSamples(test.db, slug, at)).filter((sample) => isCounted(sample, 'testbed'));

describe('a valid trial that is repeated', () => {
  it('needs a reason, is kept with it, and only the new attempt counts', async () => {
    const { cluster, slug, trial, token } = await endedStudy();
    const wish = { trialId: trial, by: BY };
    await expect(repeatTrial(test.db, { ...wish, reason: ' ' })).rejects.toMatchObject({ code: 'bad-input' });
    expect(await counted(slug)).toHaveLength(2);
    const next = await repeatTrial(test.db, { ...wish, reason: 'A backup ran.' });
    expect(await studyProgress(test.db, slug)).toMatchObject({
      state: 'queued',
      total: 3,
      done: 2,
      valid: 1,
    });
    expect((await counted(slug)).map(({ trialId }) => trialId)).not.toContain(trial);
    await runRest(cluster.id, token, 7);
    const samples = await readSamples(test.db, slug);
    expect(samples.find(({ trialId }) => trialId === trial)).toMatchObject({
      attempt: 1,
      verdict: 'valid',
      seconds: 5,
      setAside: { by: BY, reason: 'A backup ran.', at: expect.any(Date) },
    });
    expect((await counted(slug)).map(({ trialId, attempt, seconds }) => [trialId, attempt, seconds])).toEqual(
      expect.arrayContaining([[next, 2, 7]]),
    );
    expect(await counted(slug)).toHaveLength(2);
    const study = await readStudy(test.db, slug);
    expect(study).toMatchObject({ state: 'finished', trials: { total: 3, valid: 2, setAside: 1 } });
  });

  it('is read as it stood before and after that was decided', async () => {
    const { slug, trial } = await endedStudy();
    const before = new Date();
    await new Promise((resolve) => setTimeout(resolve, 5));
    await repeatTrial(test.db, { trialId: trial, by: BY, reason: 'A backup ran.' });
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await counted(slug, before)).toHaveLength(2);
    expect(await readSamples(test.db, slug, before)).toHaveLength(2);
    expect(await counted(slug, new Date())).toHaveLength(1);
    expect(await readSamples(test.db, slug, new Date())).toHaveLength(3);
  });

  it('is no baseline any more', async () => {
    const { slug, trial, studyId, cell } = await endedStudy();
    expect(await findBaseline(test.db, studyId, cell)).toBe(trial);
    await repeatTrial(test.db, { trialId: trial, by: BY, reason: 'A backup ran.' });
    const other = (await counted(slug))[0]?.trialId;
    expect(await findBaseline(test.db, studyId, cell)).toBe(other);
  });

  it('cannot be set aside otherwise later: who decided it, when and why stays', async () => {
    const { trial } = await endedStudy();
    await repeatTrial(test.db, { trialId: trial, by: BY, reason: 'A backup ran.' });
    const edit = test.db.$executeRaw`UPDATE "SetAside" SET reason = 'Another.' WHERE "trialId" = ${trial}`;
    await expect(edit).rejects.toThrow('append-only');
    const removal = test.db.$executeRaw`DELETE FROM "SetAside" WHERE "trialId" = ${trial}`;
    await expect(removal).rejects.toThrow('append-only');
  });
});

describe('a trial that is not valid', () => {
  it('is repeated at once, and does not count when it is judged valid later', async () => {
    const { slug, trial, studyId } = await endedStudy('unknown');
    await repeatTrial(test.db, { trialId: trial, by: 'lab', reason: '' });
    await judgeAgain(test.db, { id: trial, studyId }, judged());
    expect((await counted(slug)).map(({ trialId }) => trialId)).not.toContain(trial);
    const [old] = (await readSamples(test.db, slug)).filter(({ trialId }) => trialId === trial);
    expect(old?.setAside).toMatchObject({ by: 'lab', reason: 'Repeated: it was unknown.' });
  });

  it('is repeated once when many ask at the same time', async () => {
    const { slug, trial } = await endedStudy('invalid');
    const wish = { trialId: trial, by: BY, reason: '' };
    const asked = await Promise.allSettled([1, 2, 3].map(() => repeatTrial(test.db, wish)));
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await readSamples(test.db, slug)).toHaveLength(3);
    await expect(repeatTrial(test.db, wish)).rejects.toThrow('It was repeated already: attempt 2 is ');
  });
});

it('leaves a cancelled study cancelled that still lacks trials when the repeated one has ended', async () => {
  const cluster = await storedCluster(test.db);
  const slug = await storedStudy(test.db, cluster, short);
  const one = await claimNext(test.db, cluster);
  if (!one) throw new Error('nothing to claim');
  await finishTrial(test.db, one, 'finished', figures(5), judged({ verdict: 'invalid' }));
  await requestCancel(test.db, slug);
  const wish = { trialId: one.id, by: BY, reason: '' };
  await expect(repeatTrial(test.db, wish)).rejects.toThrow('is being cancelled');
  await settleStudies(test.db, cluster.id);
  await repeatTrial(test.db, wish);
  await runRest(cluster.id, one.token, 7);
  expect(await studyProgress(test.db, slug)).toMatchObject({ state: 'cancelled', done: 3, valid: 1 });
});

it('refuses what has not ended, what is unknown, and a cluster that is another one by now', async () => {
  const cluster = await storedCluster(test.db);
  const slug = await storedStudy(test.db, cluster, short);
  const [planned] = await readSamples(test.db, slug);
  const wish = (trialId = '') => repeatTrial(test.db, { trialId, by: BY, reason: 'So.' });
  await expect(wish(planned?.trialId)).rejects.toThrow('is planned: it has not ended');
  await expect(wish('no-such')).rejects.toMatchObject({ code: 'not-found' });
  const ended = await endedStudy();
  await saveCluster(test.db, { ...ended.cluster.spec, vmLogin: { user: 'alice' } });
  await expect(wish(ended.trial)).rejects.toThrow('was registered anew');
  expect(await counted(ended.slug)).toHaveLength(2);
});
