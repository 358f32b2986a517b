import { z } from 'zod';
import { ClusterSpec, Fabric } from '#lib/domain/cluster';
import type { StudyFacts } from '#lib/domain/sample';
import { Provenance, StudyState } from '#lib/domain/words';
import type { Db } from './client.ts';

/** What the list of studies shows: how far it is and how it was judged. */
export interface StudyOverview extends StudyFacts {
  readonly id: string;
  /** Why its next trial does not start at the moment; null when nothing is in the way. */
  readonly trouble: string | null;
  readonly trials: TrialCounts;
}

interface TrialCounts {
  readonly total: number;
  readonly planned: number;
  readonly running: number;
  readonly cancelled: number;
  readonly valid: number;
  readonly unknown: number;
  readonly invalid: number;
}

const FACTS = { cluster: true, trials: { select: { state: true, verdict: true, startedAt: true } } } as const;

/** All studies, newest first. */
export async function listStudies(db: Db): Promise<StudyOverview[]> {
  const rows = await db.study.findMany({ orderBy: { createdAt: 'desc' }, include: FACTS });
  return rows.map(toOverview);
}

/** One study by its slug; null when there is none. */
export async function readStudy(db: Db, slug: string): Promise<StudyOverview | null> {
  const row = await db.study.findUnique({ where: { slug }, include: FACTS });
  return row ? toOverview(row) : null;
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
  readonly cluster: { readonly name: string; readonly trouble: string | null } | null;
  readonly clusterSpec: unknown;
  readonly trials: readonly {
    readonly state: string;
    readonly verdict: string | null;
    readonly startedAt: Date | null;
  }[];
}

function toOverview(row: StudyRow): StudyOverview {
  const starts = row.trials.flatMap((trial) => trial.startedAt?.getTime() ?? []);
  return {
    id: row.id,
    slug: row.slug,
    title: row.title,
    provenance: Provenance.parse(row.provenance),
    source: row.source,
    state: StudyState.parse(row.state),
    cluster: row.cluster?.name ?? null,
    trouble: row.finishedAt === null ? (row.cluster?.trouble ?? null) : null,
    fabrics: fabricsOf(row),
    createdAt: row.createdAt,
    startedAt: starts.length > 0 ? new Date(Math.min(...starts)) : null,
    finishedAt: row.finishedAt,
    trials: countTrials(row.trials),
  };
}

/** An imported study names the fabrics of its publication in its spec. */
function fabricsOf(row: StudyRow): Fabric[] {
  if (row.clusterSpec) return ClusterSpec.parse(row.clusterSpec).fabrics;
  return z.object({ fabrics: z.array(Fabric).default([]) }).parse(row.spec).fabrics;
}

function countTrials(trials: StudyRow['trials']): TrialCounts {
  const inState = (state: string) => trials.filter((trial) => trial.state === state).length;
  const judged = (verdict: string) =>
    trials.filter((trial) => trial.state === 'finished' && (trial.verdict ?? 'unknown') === verdict).length;
  return {
    total: trials.length,
    planned: inState('planned'),
    running: inState('running'),
    cancelled: inState('cancelled'),
    valid: judged('valid'),
    unknown: judged('unknown'),
    invalid: judged('invalid'),
  };
}
