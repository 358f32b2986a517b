import { afterAll, beforeAll, expect, it } from 'vitest';
import { AnalysisPlan } from '#lib/domain/analysis-plan';
import type { StoredCluster } from '#lib/store/clusters';
import { takeLease } from '#lib/store/leases';
import { claimTrial, nextTrial, settleStudies } from '#lib/store/queue';
import { readSamples } from '#lib/store/samples';
import { readDeclaredAnalysis, spareTrials, studiesBetweenBlocks } from '#lib/store/stopping';
import { requestCancel, studyProgress } from '#lib/store/studies';
import { readStudy } from '#lib/store/studies-read';
import { judged, noFigures, storedCluster, storedStudy } from '#lib/store/test-builders';
import { finishTrial } from '#lib/store/verdicts';
import { type TestDatabase, testDatabase } from '#scripts/test-db';
import { stopSatisfied } from './stopping.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.drop());

const analysis = AnalysisPlan.parse({
  families: [],
  stopping: { kind: 'interval', within: 0.1, atLeast: 5, atMost: 8 },
});

async function aStoppingStudy(
  plan = analysis,
): Promise<{ cluster: StoredCluster; slug: string; token: number }> {
  const cluster = await storedCluster(test.db);
  const slug = await storedStudy(test.db, cluster, { conditions: ['app_only'], vms: [2, 3], analysis: plan });
  return { cluster, slug, token: (await takeLease(test.db, cluster.id, 'one')) ?? 0 };
}

/** Runs trials until the study is stopped or has nothing left, as the runner does. Returns how many ran. */
async function runAll(
  cluster: StoredCluster,
  token: number,
  seconds: (n: number) => number,
): Promise<number> {
  for (let ran = 0; ; ) {
    await stopSatisfied(test.db, cluster.id, token);
    await settleStudies(test.db, cluster.id);
    const next = await nextTrial(test.db, cluster.id);
    if (!next) return ran;
    const trial = await claimTrial(test.db, next, 'one', token);
    if (!trial) throw new Error('not claimed');
    await finishTrial(test.db, trial, 'finished', { ...noFigures, thesisSeconds: seconds(++ran) }, judged());
  }
}

it('plans as many blocks as the rule may need, and spares what it does not', async () => {
  const { cluster, slug, token } = await aStoppingStudy();
  expect(await readSamples(test.db, slug)).toHaveLength(2 * 8);
  expect(await runAll(cluster, token, (n) => 100 + (n % 3))).toBe(2 * 5);
  const samples = await readSamples(test.db, slug);
  expect(samples.filter(({ state }) => state === 'spared').map(({ block }) => block)).toEqual([
    6, 6, 7, 7, 8, 8,
  ]);
  const { stoppedBecause } = await readDeclaredAnalysis(test.db, slug);
  expect(stoppedBecause).toMatch(/^Every cell is within ± 10 %; the widest is HPL, application only/);
  expect(await readStudy(test.db, slug)).toMatchObject({
    state: 'finished',
    trials: { total: 10, spared: 6 },
  });
  expect(await studyProgress(test.db, slug)).toMatchObject({ ended: true, total: 10, done: 10, valid: 10 });
});

it('runs to the end where trials scatter', async () => {
  const { cluster, slug, token } = await aStoppingStudy();
  expect(await runAll(cluster, token, (n) => 100 + 40 * (n % 3))).toBe(2 * 8);
  expect((await readDeclaredAnalysis(test.db, slug)).stoppedBecause).toBeNull();
});

it('runs to the end while trials fall into groups, however narrow the interval', async () => {
  const plan = AnalysisPlan.parse({
    families: [],
    stopping: { kind: 'interval', within: 0.5, atLeast: 8, atMost: 10 },
  });
  const alike = await aStoppingStudy(plan);
  expect(await runAll(alike.cluster, alike.token, (n) => 100 + 3 * n)).toBe(2 * 8);
  const apart = await aStoppingStudy(plan);
  const inGroups = (n: number) => (Math.ceil(n / 2) % 2 === 0 ? 100 : 200) + 0.1 * n;
  expect(await runAll(apart.cluster, apart.token, inGroups)).toBe(2 * 10);
});

it('decides between blocks only', async () => {
  const { cluster, token } = await aStoppingStudy();
  expect(await studiesBetweenBlocks(test.db, cluster.id)).toEqual([]);
  const steps: number[] = [];
  for (let i = 0; i < 4; i++) {
    const next = await nextTrial(test.db, cluster.id);
    const trial = next && (await claimTrial(test.db, next, 'one', token));
    if (!trial) throw new Error('not claimed');
    expect(await studiesBetweenBlocks(test.db, cluster.id)).toEqual([]);
    await finishTrial(test.db, trial, 'finished', noFigures, judged());
    steps.push((await studiesBetweenBlocks(test.db, cluster.id)).length);
  }
  expect(steps).toEqual([0, 1, 0, 1]);
});

it('spares nothing for one who lost the cluster, nor in a cancelled study, nor twice', async () => {
  const { slug, token } = await aStoppingStudy();
  const study = await readStudy(test.db, slug);
  expect(await spareTrials(test.db, study?.id ?? '', token + 1, 'no')).toBe(0);
  expect(await spareTrials(test.db, study?.id ?? '', token, 'enough')).toBe(16);
  expect(await spareTrials(test.db, study?.id ?? '', token, 'again')).toBe(0);
  expect((await readDeclaredAnalysis(test.db, slug)).stoppedBecause).toBe('enough');

  const other = await aStoppingStudy();
  await requestCancel(test.db, other.slug);
  const cancelled = await readStudy(test.db, other.slug);
  expect(await spareTrials(test.db, cancelled?.id ?? '', other.token, 'no')).toBe(0);
});
