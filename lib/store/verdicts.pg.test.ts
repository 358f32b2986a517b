import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { invalid } from '#lib/domain/verdict';
import { type TestDatabase, testDatabase } from '#scripts/test-db';
import { keepArtifact, listArtifacts, readArtifact } from './artifacts.ts';
import { findBaseline, readTrialSpec } from './baselines.ts';
import { releaseLease } from './leases.ts';
import { type ClaimedTrial, claimTrial, nextTrial } from './queue.ts';
import { claimNext, judged, noFigures, storedCluster, storedStudy } from './test-builders.ts';
import { readTrial } from './trials.ts';
import { finishTrial, judgeAgain, latestJudgement, waitingForBaseline } from './verdicts.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.drop());

async function claimed(): Promise<ClaimedTrial> {
  const cluster = await storedCluster(test.db);
  await storedStudy(test.db, cluster, { repetitions: 1 });
  const trial = await claimNext(test.db, cluster);
  if (!trial) throw new Error('nothing to claim');
  return trial;
}
async function claimAfter(trial: ClaimedTrial): Promise<ClaimedTrial> {
  const next = await nextTrial(test.db, trial.clusterId);
  const claim = next && (await claimTrial(test.db, next, 'runner', trial.token));
  if (!claim) throw new Error('nothing to claim');
  return claim;
}
const unknown = judged({ verdict: 'unknown' });

describe('ending a trial', () => {
  it('keeps its figures, its verdict and the reasons', async () => {
    const trial = await claimed();
    const bad = invalid({ id: 'bad', label: 'Bad' }, 'It went wrong\0.');
    const figures = { ...noFigures, thesisSeconds: 888.801 };
    await finishTrial(test.db, trial, 'finished', figures, judged({ verdict: 'invalid', checks: [bad] }));
    expect(await readTrial(test.db, trial.id)).toMatchObject({
      state: 'finished',
      verdict: 'invalid',
      reasons: ['It went wrong\ufffd.'],
      thesisSeconds: 888.801,
    });
  });

  it('happens once, and only by who holds trial and cluster', async () => {
    const trial = await claimed();
    const stale = { ...trial, token: trial.token - 1 };
    const end = (by: ClaimedTrial) => finishTrial(test.db, by, 'finished', noFigures, judged());
    await expect(end(stale)).rejects.toMatchObject({ code: 'lease-lost' });
    await end(trial);
    await expect(end(trial)).rejects.toMatchObject({ code: 'lease-lost' });
    expect(await test.db.judgement.count({ where: { trialId: trial.id } })).toBe(1);

    const other = await claimed();
    const cluster = { id: other.clusterId };
    await releaseLease(test.db, cluster.id, other.token);
    await test.db.lease.update({ where: { clusterId: cluster.id }, data: { token: other.token + 1 } });
    await expect(end(other)).rejects.toMatchObject({ code: 'lease-lost' });
  });
});

describe('judging again', () => {
  it('appends to the judgements and moves the verdict', async () => {
    const trial = await claimed();
    await finishTrial(test.db, trial, 'finished', noFigures, unknown);
    await judgeAgain(test.db, trial, judged({ baselineId: 'b' }));
    expect(await latestJudgement(test.db, trial.id)).toMatchObject({ verdict: 'valid', baselineId: 'b' });
    expect(await test.db.judgement.count({ where: { trialId: trial.id } })).toBe(2);
    expect((await readTrial(test.db, trial.id))?.verdict).toBe('valid');
  });

  it('is for finished trials that were unknown and had no baseline', async () => {
    const baseline = await claimed();
    await finishTrial(test.db, baseline, 'finished', noFigures, judged());
    const { cell } = await readTrialSpec(test.db, baseline.id);
    expect(cell.condition).toBe('app_only');
    const trial = await claimAfter(baseline);
    await finishTrial(test.db, trial, 'finished', noFigures, unknown);
    const last = await claimAfter(trial);
    await finishTrial(test.db, last, 'finished', noFigures, unknown);
    const waiting = await waitingForBaseline(test.db, trial.clusterId);
    const own = [trial, last].find(({ cell: { condition } }) => condition === 'app_with_migration');
    expect(waiting).toEqual([{ id: own?.id, studyId: trial.studyId }]);
    await judgeAgain(test.db, own ?? trial, judged({ verdict: 'unknown', baselineId: baseline.id }));
    expect(await waitingForBaseline(test.db, trial.clusterId)).toEqual([]);
  });

  it('compares with a valid trial of the same input, ranks and fabric only', async () => {
    const baseline = await claimed();
    const { cell } = await readTrialSpec(test.db, baseline.id);
    expect(await findBaseline(test.db, baseline.studyId, cell)).toBeNull();
    await finishTrial(test.db, baseline, 'finished', noFigures, judged());
    expect(await findBaseline(test.db, baseline.studyId, cell)).toBe(baseline.id);
    for (const other of [{ inputHash: 'x' }, { vms: 3 }, { mpiFabric: '1GbE' }, { application: 'OMEN' }])
      expect(await findBaseline(test.db, baseline.studyId, { ...cell, ...other })).toBeNull();
  });
});

it('keeps the first content of an artifact, whoever writes at the same time', async () => {
  const { id } = await claimed();
  await Promise.all(['one', 'one', 'one'].map((text) => keepArtifact(test.db, id, 'stdout', text)));
  await keepArtifact(test.db, id, 'stdout', 'two');
  expect((await readArtifact(test.db, id, 'stdout'))?.content.toString()).toBe('one');
  expect(await listArtifacts(test.db, id)).toMatchObject([{ name: 'stdout', bytes: 3 }]);
});
