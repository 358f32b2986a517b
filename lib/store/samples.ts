import { z } from 'zod';
import type { Sample } from '#lib/domain/sample';
import { Condition, TrialState, Verdict } from '#lib/domain/words';
import type { Db } from './client.ts';

const Reasons = z.array(z.string());

/** Every trial of a study, planned ones too, in the order in which they are to run. Empty for an unknown study. */
export async function readSamples(db: Db, slug: string): Promise<Sample[]> {
  const rows = await db.trial.findMany({
    where: { study: { slug } },
    orderBy: { position: 'asc' },
    select: { ...COLUMNS, cell: true },
  });
  return rows.map(toSample);
}

/** The repetitions of one cell, in order. */
export async function readRepetitions(db: Db, cellId: string): Promise<Sample[]> {
  const rows = await db.trial.findMany({
    where: { cellId },
    orderBy: { repetition: 'asc' },
    select: { ...COLUMNS, cell: true },
  });
  return rows.map(toSample);
}

const COLUMNS = {
  id: true,
  cellId: true,
  repetition: true,
  state: true,
  verdict: true,
  reasons: true,
  thesisSeconds: true,
  applicationSeconds: true,
  migrationSeconds: true,
  position: true,
  block: true,
  startedAt: true,
  finishedAt: true,
} as const;

interface SampleRow {
  readonly id: string;
  readonly cellId: string;
  readonly repetition: number;
  readonly state: string;
  readonly verdict: string | null;
  readonly reasons: unknown;
  readonly thesisSeconds: number | null;
  readonly applicationSeconds: number | null;
  readonly migrationSeconds: number | null;
  readonly position: number;
  readonly block: number;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly cell: {
    readonly spec: unknown;
    readonly application: string;
    readonly condition: string;
    readonly migrationFabric: string | null;
    readonly mpiFabric: string | null;
    readonly simultaneous: number;
    readonly vms: number | null;
  };
}

/** @throws ZodError for words that this version does not know */
function toSample({ cell, ...trial }: SampleRow): Sample {
  return {
    trialId: trial.id,
    cellId: trial.cellId,
    application: cell.application,
    workload: workloadOf(cell.spec),
    condition: Condition.parse(cell.condition),
    migrationFabric: cell.migrationFabric,
    mpiFabric: cell.mpiFabric,
    simultaneous: cell.simultaneous,
    vms: cell.vms,
    repetition: trial.repetition,
    state: TrialState.parse(trial.state),
    verdict: trial.verdict === null ? null : Verdict.parse(trial.verdict),
    reasons: Reasons.parse(trial.reasons),
    seconds: trial.thesisSeconds,
    applicationSeconds: trial.applicationSeconds,
    migrationSeconds: trial.migrationSeconds,
    position: trial.position,
    block: trial.block,
    startedAt: trial.startedAt,
    finishedAt: trial.finishedAt,
  };
}

/** PostgreSQL's jsonb orders keys by itself, so that the same choice always reads as the same text. */
function workloadOf(spec: unknown): string {
  const { workload } = z.object({ workload: z.unknown().optional() }).parse(spec);
  return JSON.stringify(workload ?? null);
}
