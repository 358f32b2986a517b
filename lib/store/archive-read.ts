import { z } from 'zod';
import { ClaimSpec } from '#lib/domain/claim';
import {
  CellRecord,
  type ClaimRecord,
  type EventRecord,
  type FigureRecord,
  type JudgementRecord,
  type OutputRecord,
  StudyRecord,
  TrialRecord,
} from '#lib/domain/records';
import { Verdict } from '#lib/domain/words';
import type { Db } from './client.ts';
import { pages } from './pages.ts';

const iso = (date: Date | null) => date?.toISOString() ?? null;

/** The study itself as an archive holds it; null for an unknown slug. */
export async function readStudyRecord(db: Db, slug: string): Promise<StudyRecord | null> {
  const row = await db.study.findUnique({ where: { slug } });
  if (!row) return null;
  const { title, provenance, source, state, orderSeed, spec, clusterSpec } = row;
  const plain = { slug, title, provenance, source, state, orderSeed, spec, clusterSpec };
  return StudyRecord.parse({
    format: 1,
    ...plain,
    createdAt: row.createdAt.toISOString(),
    cancelRequestedAt: iso(row.cancelRequestedAt),
    finishedAt: iso(row.finishedAt),
    stoppedBecause: row.stoppedBecause,
  });
}

export async function* cellRecords(db: Db, slug: string): AsyncGenerator<CellRecord[]> {
  const where = { study: { slug } };
  for await (const rows of pages((page) => db.cell.findMany({ where, orderBy: { id: 'asc' }, ...page })))
    yield rows.map(({ studyId: _study, ...row }) => CellRecord.parse(row));
}

export async function* trialRecords(db: Db, slug: string): AsyncGenerator<TrialRecord[]> {
  const where = { study: { slug } };
  const orderBy = [{ position: 'asc' as const }, { id: 'asc' as const }];
  const include = { setAside: { select: { at: true, by: true, reason: true } } };
  for await (const rows of pages((page) => db.trial.findMany({ where, orderBy, include, ...page })))
    yield rows.map(({ studyId: _study, startedAt, finishedAt, setAside, ...row }) =>
      TrialRecord.parse({
        ...row,
        startedAt: iso(startedAt),
        finishedAt: iso(finishedAt),
        setAside: setAside && { ...setAside, at: iso(setAside.at) },
      }),
    );
}

export async function* judgementRecords(db: Db, slug: string): AsyncGenerator<JudgementRecord[]> {
  const where = { trial: { study: { slug } } };
  for await (const rows of pages((page) => db.judgement.findMany({ where, orderBy: { id: 'asc' }, ...page })))
    yield rows.map(({ at, checks, verdict, ...row }) => ({
      ...row,
      at: at.toISOString(),
      verdict: Verdict.parse(verdict),
      checks: z.json().parse(checks),
    }));
}

/** Trials that have a history, in the order of the study. */
export async function trialsWithHistory(db: Db, slug: string): Promise<string[]> {
  const rows = await db.trial.findMany({
    where: { study: { slug }, events: { some: {} } },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

export async function eventRecords(db: Db, trialId: string): Promise<EventRecord[]> {
  const rows = await db.event.findMany({ where: { trialId }, orderBy: { seq: 'asc' } });
  return rows.map(({ seq, at, type, data }) => ({
    seq,
    at: at.toISOString(),
    type,
    data: z.json().parse(data),
  }));
}

/** Raw outputs without their bytes, by trial and name. */
export async function listOutputs(
  db: Db,
  slug: string,
): Promise<(Omit<OutputRecord, 'path'> & { readonly id: string })[]> {
  const rows = await db.artifact.findMany({
    where: { trial: { study: { slug } } },
    orderBy: [{ trialId: 'asc' }, { name: 'asc' }],
    select: { id: true, trialId: true, name: true, mediaType: true, sha256: true, createdAt: true },
  });
  return rows.map(({ createdAt, ...row }) => ({ ...row, createdAt: createdAt.toISOString() }));
}

export async function outputContent(db: Db, id: string): Promise<Buffer> {
  const { content } = await db.artifact.findUniqueOrThrow({ where: { id }, select: { content: true } });
  return Buffer.from(content);
}

/** The gallery, in the order in which it was filled. */
export async function figureRecords(db: Db, slug: string): Promise<FigureRecord[]> {
  const rows = await db.savedFigure.findMany({
    where: { study: { slug } },
    orderBy: [{ createdAt: 'asc' }, { address: 'asc' }],
    select: { address: true, title: true, note: true, createdAt: true },
  });
  return rows.map(({ createdAt, ...row }) => ({ ...row, createdAt: createdAt.toISOString() }));
}

export async function claimRecords(db: Db, slug: string): Promise<ClaimRecord[]> {
  const rows = await db.claim.findMany({
    where: { study: { slug } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(({ createdAt, spec }) => ({
    createdAt: createdAt.toISOString(),
    spec: ClaimSpec.parse(spec),
  }));
}

/** What each machine of a study's trials said about itself, once for each different answer. */
export async function readEnvironments(
  db: Db,
  slug: string,
): Promise<{ node: string; facts: Record<string, string> }[]> {
  const rows = await db.$queryRaw`
    SELECT DISTINCT e.data FROM "Event" e JOIN "Trial" t ON t.id = e."trialId" JOIN "Study" s ON s.id = t."studyId"
    WHERE s.slug = ${slug} AND e.type = 'environment-read' ORDER BY e.data`;
  const Environment = z.object({ node: z.string(), facts: z.record(z.string(), z.string()) });
  return z
    .array(z.object({ data: Environment }))
    .parse(rows)
    .map(({ data }) => data);
}

/** Whether the database has any of these trials or cells already. */
export async function idsTaken(
  db: Db,
  trials: readonly { readonly id: string; readonly cellId: string }[],
): Promise<boolean> {
  const [trial, cell] = await Promise.all([
    db.trial.findFirst({ where: { id: { in: trials.map(({ id }) => id) } }, select: { id: true } }),
    db.cell.findFirst({ where: { id: { in: trials.map(({ cellId }) => cellId) } }, select: { id: true } }),
  ]);
  return trial !== null || cell !== null;
}
