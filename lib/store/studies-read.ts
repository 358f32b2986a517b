import { z } from 'zod';
import { ClusterSpec, Fabric } from '#lib/domain/cluster';
import { type Pause, pauseOf } from '#lib/domain/pause';
import type { StudyFacts } from '#lib/domain/sample';
import { Provenance, StudyState } from '#lib/domain/words';
import type { Db } from './client.ts';

/** What the list of studies shows: how far it is and how it was judged. */
export interface StudyOverview extends StudyFacts {
  readonly id: string;
  /** Whether somebody holds back its next trial. */
  readonly pause: Pause | null;
  /** Why its next trial does not start at the moment; null when nothing is in the way. */
  readonly trouble: string | null;
  readonly trials: TrialCounts;
  /** The file that it came in, and when; null for a study that ran here. */
  readonly imported: { readonly sha256: string; readonly at: Date } | null;
}

interface TrialCounts {
  readonly total: number;
  readonly planned: number;
  readonly running: number;
  readonly cancelled: number;
  /** Not run, since the stopping rule was content; not part of the total. */
  readonly spared: number;
  readonly valid: number;
  /** Valid, and repeated on request all the same. */
  readonly setAside: number;
  readonly unknown: number;
  readonly invalid: number;
}

/** All studies, newest first. */
export async function listStudies(db: Db): Promise<StudyOverview[]> {
  const [rows, tallies] = await Promise.all([
    db.study.findMany({ orderBy: { createdAt: 'desc' }, include: { cluster: true } }),
    tallyTrials(db, null),
  ]);
  return rows.map((row) => toOverview(row, tallies));
}

/**
 * One study by its slug; null when there is none.
 * @param tally counts its trials, anew by default
 */
export async function readStudy(
  db: Db,
  slug: string,
  tally: (studyId: string) => Promise<readonly TrialTally[]> = (studyId) => tallyTrials(db, studyId),
): Promise<StudyOverview | null> {
  const row = await db.study.findUnique({ where: { slug }, include: { cluster: true } });
  return row ? toOverview(row, await tally(row.id)) : null;
}

export interface TrialTally {
  readonly studyId: string;
  readonly state: string;
  readonly verdict: string | null;
  readonly setAside: boolean;
  readonly trials: number;
  readonly firstStart: Date | null;
}

/** Counted where the rows are: a study may have a hundred thousand trials. */
export async function tallyTrials(db: Db, studyId: string | null): Promise<TrialTally[]> {
  return db.$queryRaw<TrialTally[]>`
    SELECT "studyId", state, verdict, a.at IS NOT NULL AS "setAside", count(*)::int AS trials,
      min("startedAt") AS "firstStart"
    FROM "Trial" LEFT JOIN "SetAside" a ON a."trialId" = id
    WHERE ${studyId}::text IS NULL OR "studyId" = ${studyId}
    GROUP BY "studyId", state, verdict, a.at IS NOT NULL`;
}

interface StudyRow {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly provenance: string;
  readonly source: string | null;
  readonly state: string;
  readonly spec: unknown;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
  readonly pauseRequestedAt: Date | null;
  readonly cluster: { readonly name: string; readonly trouble: string | null } | null;
  readonly clusterSpec: unknown;
  readonly importedSha256: string | null;
  readonly importedAt: Date | null;
}

function toOverview(row: StudyRow, all: readonly TrialTally[]): StudyOverview {
  const tallies = all.filter((tally) => tally.studyId === row.id);
  const starts = tallies.flatMap((tally) => tally.firstStart?.getTime() ?? []);
  const state = StudyState.parse(row.state);
  const trials = countTrials(tallies);
  return {
    id: row.id,
    slug: row.slug,
    title: row.title,
    provenance: Provenance.parse(row.provenance),
    source: row.source,
    state,
    pause: pauseOf(state, row.pauseRequestedAt, trials.running),
    cluster: row.cluster?.name ?? clusterName(row),
    trouble: row.finishedAt === null ? (row.cluster?.trouble ?? null) : null,
    fabrics: fabricsOf(row),
    createdAt: row.createdAt,
    startedAt: starts.length > 0 ? new Date(Math.min(...starts)) : null,
    finishedAt: row.finishedAt,
    trials,
    imported:
      row.importedSha256 && row.importedAt ? { sha256: row.importedSha256, at: row.importedAt } : null,
  };
}

/** A study that came in an archive ran on a cluster that is not registered here. */
function clusterName({ clusterSpec }: StudyRow): string | null {
  return z.object({ name: z.string() }).nullable().catch(null).parse(clusterSpec)?.name ?? null;
}

/** An imported study names the fabrics of its publication in its spec. */
function fabricsOf(row: StudyRow): Fabric[] {
  if (row.clusterSpec) return ClusterSpec.parse(row.clusterSpec).fabrics;
  return z.object({ fabrics: z.array(Fabric).default([]) }).parse(row.spec).fabrics;
}

function countTrials(tallies: readonly TrialTally[]): TrialCounts {
  const sum = (counts: (tally: TrialTally) => boolean) =>
    tallies.filter(counts).reduce((total, tally) => total + tally.trials, 0);
  const inState = (state: string) => sum((tally) => tally.state === state);
  const judged = (verdict: string) =>
    sum((tally) => tally.state === 'finished' && (tally.verdict ?? 'unknown') === verdict);
  const setAside = sum((tally) => tally.state === 'finished' && tally.verdict === 'valid' && tally.setAside);
  return {
    total: sum((tally) => tally.state !== 'spared'),
    planned: inState('planned'),
    running: inState('running'),
    cancelled: inState('cancelled'),
    spared: inState('spared'),
    valid: judged('valid') - setAside,
    setAside,
    unknown: judged('unknown'),
    invalid: judged('invalid'),
  };
}
