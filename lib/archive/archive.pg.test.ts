import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AnalysisPlan } from '#lib/domain/analysis-plan';
import { ClaimSpec } from '#lib/domain/claim';
import { ClusterSpec } from '#lib/domain/cluster';
import { isCounted } from '#lib/domain/sample';
import { keepArtifact } from '#lib/store/artifacts';
import { saveClaim } from '#lib/store/claims';
import type { Db } from '#lib/store/client';
import { getCluster } from '#lib/store/clusters';
import { appendEvent } from '#lib/store/events';
import { importThesis } from '#lib/store/import-thesis';
import { settleStudies } from '#lib/store/queue';
import { repeatTrial } from '#lib/store/repeating';
import { readSamples } from '#lib/store/samples';
import { listSavedFigures, saveFigure } from '#lib/store/saved-figures';
import { readDeclaredAnalysis, spareTrials } from '#lib/store/stopping';
import { readStudy } from '#lib/store/studies-read';
import { claimNext, judged, noFigures, storedCluster, storedStudy } from '#lib/store/test-builders';
import { finishTrial, judgeAgain } from '#lib/store/verdicts';
import { type TestDatabase, testDatabase } from '#scripts/test-db';
import { importArchive } from './read.ts';
import { writeArchive } from './write.ts';

let here: TestDatabase;
let there: TestDatabase;
let folder: string;
beforeAll(async () => {
  here = await testDatabase();
  there = await testDatabase();
  folder = await mkdtemp(path.join(tmpdir(), 'archive-'));
});
afterAll(async () => {
  await Promise.all([here.drop(), there.drop(), rm(folder, { recursive: true })]);
});

const exported = async (db: Db, slug: string) => buffer(await writeArchive(db, slug));
const AT = new Date('2026-03-01T10:00:00.123Z');

async function importInto(test: TestDatabase, bytes: Buffer, slug: string | null = null): Promise<string> {
  const file = path.join(folder, `${crypto.randomUUID()}.zip`);
  await writeFile(file, bytes);
  return importArchive(test.db, test.url, { file, slug, at: AT });
}

/** One trial as a runner leaves it, history, raw output, two judgements and all; then the study ends. */
async function studyThatRan(): Promise<string> {
  const cluster = await storedCluster(here.db);
  const part = { conditions: ['app_only' as const], vms: [2], repetitions: 1, mpiFabrics: ['1GbE'] };
  const slug = await storedStudy(here.db, cluster, part);
  for (let trial = await claimNext(here.db, cluster); trial; trial = await claimNext(here.db, cluster)) {
    const { id, token } = trial;
    await appendEvent(here.db, id, token, {
      type: 'environment-read',
      data: { node: 'h1', facts: { kernel: '\u2028=1' } },
    });
    await appendEvent(here.db, id, token, { type: 'step-started', data: { step: 'place' } });
    await keepArtifact(here.db, id, '../HPL out.txt', 'raw \u0001 output\n');
    const figures = { ...noFigures, thesisSeconds: 0.1 + 0.2, result: { gflops: 1.5, a: null } };
    await finishTrial(here.db, trial, 'finished', figures, judged({ verdict: 'unknown' }));
    await judgeAgain(here.db, trial, judged({ baselineId: id }));
  }
  await settleStudies(here.db, cluster.id);
  const spec = { sentence: '<b>It</b> ran.', printed: 'ran', basis: { kind: 'none', reason: 'Seen.' } };
  await saveFigure(here.db, slug, { address: `/figures/${slug}/hpl-0?view=bars`, title: 'Kept', note: '' });
  await saveClaim(here.db, slug, null, ClaimSpec.parse(spec));
  return slug;
}

describe('an archive', () => {
  it('has the same bytes for the same data, with no time of the export in it', async () => {
    const slug = await studyThatRan();
    const first = await exported(here.db, slug);
    expect((await exported(here.db, slug)).equals(first)).toBe(true);
    const [time, date] = [first.readUInt16LE(10), first.readUInt16LE(12)];
    expect({ time, date }).toEqual({ time: 0, date: (1 << 5) | 1 });
  });

  it('gives the same study in an empty database, which exports to the same bytes', async () => {
    const slug = await studyThatRan();
    const bytes = await exported(here.db, slug);
    expect(await importInto(there, bytes)).toBe(slug);
    expect((await exported(there.db, slug)).equals(bytes)).toBe(true);
    const study = await there.db.study.findUniqueOrThrow({ where: { slug }, include: { trials: true } });
    expect(study).toMatchObject({
      provenance: 'testbed',
      source: null,
      importedAt: AT,
      trials: [{ verdict: 'valid' }],
    });
    expect(study.importedSha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('keeps what was declared, and why the rest of the trials were spared', async () => {
    const cluster = await storedCluster(here.db);
    const analysis = AnalysisPlan.parse({ families: [], alpha: 0.01 });
    const slug = await storedStudy(here.db, cluster, { conditions: ['app_only'], vms: [3], analysis });
    const trial = await claimNext(here.db, cluster);
    if (!trial) throw new Error('not claimed');
    await finishTrial(here.db, trial, 'finished', noFigures, judged());
    expect(await spareTrials(here.db, trial.studyId, trial.token, 'It had enough.')).toBe(2);
    await settleStudies(here.db, cluster.id);
    await importInto(there, await exported(here.db, slug));
    const told = await readDeclaredAnalysis(there.db, slug);
    expect(told).toEqual({ plan: analysis, stoppedBecause: 'It had enough.' });
    const study = await readStudy(there.db, slug);
    expect(study).toMatchObject({ state: 'finished', trials: { total: 1, spared: 2 } });
    await there.db.study.update({ where: { slug }, data: { spec: { title: 'A', analysis: { alpha: 7 } } } });
    expect((await readDeclaredAnalysis(there.db, slug)).plan).toBeNull();
  });

  it('keeps every attempt, and why one was set aside: what counted here counts there', async () => {
    const slug = await studyThatRan();
    const [first] = await readSamples(here.db, slug);
    await repeatTrial(here.db, {
      trialId: first?.trialId ?? '',
      by: 'browser session',
      reason: '=A “backup” ran,\nsaid a note.',
    });
    const cluster = await here.db.cluster.findFirstOrThrow({ where: { studies: { some: { slug } } } });
    await here.db.lease.deleteMany({ where: { clusterId: cluster.id } });
    const again = await claimNext(here.db, await getCluster(here.db, cluster.name));
    if (!again) throw new Error('not claimed');
    const figures = { ...noFigures, thesisSeconds: 7 };
    await finishTrial(here.db, again, 'finished', figures, judged());
    await settleStudies(here.db, cluster.id);
    const bytes = await exported(here.db, slug);
    await importInto(there, bytes);
    expect((await exported(there.db, slug)).equals(bytes)).toBe(true);
    expect(await readSamples(there.db, slug)).toEqual(await readSamples(here.db, slug));
    const counted = (await readSamples(there.db, slug)).filter((sample) => isCounted(sample, 'testbed'));
    expect(counted).toMatchObject([{ attempt: 2, seconds: 7 }]);
  });

  it('brings the thesis back too', async () => {
    await importThesis(here.db);
    const bytes = await exported(here.db, 'thesis');
    await importInto(there, bytes);
    expect((await exported(there.db, 'thesis')).equals(bytes)).toBe(true);
  });

  it('is refused where its name is taken, and comes in under another one beside the first', async () => {
    const slug = await studyThatRan();
    const bytes = await exported(here.db, slug);
    await expect(importInto(here, bytes)).rejects.toMatchObject({ code: 'conflict' });
    await importInto(here, bytes, 'a-copy');
    const [own, copy] = await Promise.all(
      [slug, 'a-copy'].map((one) =>
        here.db.trial.findMany({
          where: { study: { slug: one } },
          include: { events: true, judgements: true, artifacts: true },
        }),
      ),
    );
    expect(copy).toHaveLength(own?.length ?? 0);
    expect(copy?.[0]).toMatchObject({ id: `a-copy-${own?.[0]?.id}`, thesisSeconds: own?.[0]?.thesisSeconds });
    expect(copy?.[0]?.judgements).toHaveLength(2);
    expect(await listSavedFigures(here.db, 'a-copy')).toMatchObject([
      { address: '/figures/a-copy/hpl-0?view=bars' },
    ]);
    expect(copy?.[0]?.artifacts[0]?.name).toBe('../HPL out.txt');
  });
});

describe('an import leaves nothing behind', () => {
  const counts = async (db: Db) => [await db.study.count(), await db.trial.count(), await db.event.count()];

  it.each([
    ['no zip', async () => Buffer.from('not a zip'), 'no zip file'],
    ['a byte changed', async (bytes: Buffer) => flipped(bytes), 'Nothing was imported'],
  ])('when it is %s', async (_, spoil, message) => {
    const bytes = await exported(here.db, await studyThatRan());
    const before = await counts(there.db);
    await expect(importInto(there, await spoil(bytes))).rejects.toThrow(message);
    expect(await counts(there.db)).toEqual(before);
  });

  it('when the study had not ended', async () => {
    const slug = await storedStudy(here.db, await storedCluster(here.db));
    const before = await counts(there.db);
    await expect(importInto(there, await exported(here.db, slug))).rejects.toThrow('when it has ended');
    expect(await counts(there.db)).toEqual(before);
  });

  it('when a rehearsed cluster stands behind a study that says it was measured', async () => {
    const slug = await studyThatRan();
    const { clusterSpec } = await here.db.study.findUniqueOrThrow({ where: { slug } });
    const spec = { ...ClusterSpec.parse(clusterSpec), provenance: 'rehearsal' };
    await here.db.study.update({ where: { slug }, data: { provenance: 'measured', clusterSpec: spec } });
    const before = await counts(there.db);
    await expect(importInto(there, await exported(here.db, slug))).rejects.toThrow(
      'says measured, its cluster rehearsal',
    );
    expect(await counts(there.db)).toEqual(before);
  });
});

/** Changes one byte within the first file's data. */
function flipped(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  copy[200] = (copy[200] ?? 0) ^ 0xff;
  return copy;
}
