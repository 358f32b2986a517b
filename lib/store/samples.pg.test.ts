import { afterAll, beforeAll, expect, it } from 'vitest';
import { invalid } from '#lib/domain/verdict';
import { loadStudyData } from '#lib/study-data';
import { type TestDatabase, testDatabase } from '#scripts/test-db';
import { readSamples } from './samples.ts';
import { claimNext, judged, noFigures, storedCluster, storedStudy } from './test-builders.ts';
import { finishTrial, judgeAgain } from './verdicts.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.drop());

async function oneFinished() {
  const cluster = await storedCluster(test.db);
  const slug = await storedStudy(test.db, cluster, { repetitions: 1 });
  const trial = await claimNext(test.db, cluster);
  if (!trial) throw new Error('nothing to claim');
  await finishTrial(test.db, trial, 'finished', { ...noFigures, thesisSeconds: 12 }, judged());
  return { slug, trial };
}

const sampleOf = async (slug: string, id: string, at: Date | null = null) =>
  (await readSamples(test.db, slug, at)).find((sample) => sample.trialId === id);

it('shows a study as it stood at a moment: later judgements and ends are not known yet', async () => {
  const { slug, trial } = await oneFinished();
  const first = await sampleOf(slug, trial.id);
  expect(first).toMatchObject({
    state: 'finished',
    verdict: 'valid',
    seconds: 12,
    judgedAt: expect.any(Date),
  });
  await new Promise((resolve) => setTimeout(resolve, 5));
  const bad = invalid({ id: 'bad', label: 'Bad' }, 'It went wrong.');
  await judgeAgain(test.db, trial, judged({ verdict: 'invalid', checks: [bad] }));
  expect(await sampleOf(slug, trial.id)).toMatchObject({ verdict: 'invalid', reasons: ['It went wrong.'] });
  expect(await sampleOf(slug, trial.id, first?.judgedAt)).toMatchObject({
    verdict: 'valid',
    reasons: [],
    seconds: 12,
  });
  const before = new Date((first?.finishedAt?.getTime() ?? 0) - 1);
  expect(await sampleOf(slug, trial.id, before)).toMatchObject({
    state: 'running',
    verdict: null,
    seconds: null,
  });
});

it('keeps what was read until the study changes', async () => {
  const { slug, trial } = await oneFinished();
  const first = await loadStudyData(test.db, slug);
  expect((await loadStudyData(test.db, slug))?.samples).toBe(first?.samples);
  await judgeAgain(test.db, trial, judged({ verdict: 'unknown' }));
  const second = await loadStudyData(test.db, slug);
  expect(second?.samples).not.toBe(first?.samples);
  expect(second?.samples.find((sample) => sample.trialId === trial.id)?.verdict).toBe('unknown');
});

it('says nothing of a study that does not exist', async () => {
  expect(await loadStudyData(test.db, 'nobody')).toBeNull();
});
