import { z } from 'zod';
import type { Sample } from '#lib/domain/sample';
import { Check } from '#lib/domain/verdict';
import { Condition, Decider, TrialState, Verdict } from '#lib/domain/words';
import type { Db } from './client.ts';
import { pages } from './pages.ts';

/**
 * Every trial of a study, planned ones too, in the order in which they are to run. Empty for an unknown study.
 * @param at as things stood at that moment, whole milliseconds: what ended, was judged or was repeated later is not
 *   known yet
 */
export async function readSamples(db: Db, slug: string, at: Date | null = null): Promise<Sample[]> {
  // As one JSON text: handed over row by row, a hundred thousand trials take ten times as long.
  const [answer] = await db.$queryRaw<{ trials: string }[]>`
    SELECT coalesce(json_agg(row_to_json(r) ORDER BY r.position, r.attempt), '[]')::text AS trials FROM (
      SELECT t.id, t."cellId", t.repetition, t.attempt, t.position, t.block, t.state, t.verdict, t.reasons,
        t."thesisSeconds", t."applicationSeconds", t."migrationSeconds",
        floor(extract(epoch FROM t."startedAt") * 1000)::bigint AS "startedAt",
        floor(extract(epoch FROM t."finishedAt") * 1000)::bigint AS "finishedAt",
        floor(extract(epoch FROM j.at) * 1000)::bigint AS "judgedAt", CASE WHEN a.at IS NOT NULL THEN json_build_object(
          'at', floor(extract(epoch FROM a.at) * 1000)::bigint, 'by', a.by, 'reason', a.reason) END AS "setAside",
        CASE WHEN ${at}::timestamptz IS NOT NULL THEN j.verdict END AS "verdictThen",
        CASE WHEN ${at}::timestamptz IS NOT NULL THEN j.checks END AS "checksThen"
      FROM "Trial" t JOIN "Study" s ON s.id = t."studyId"
      LEFT JOIN LATERAL (
        SELECT at, verdict, checks FROM "Judgement" j
        WHERE j."trialId" = t.id AND (${at}::timestamptz IS NULL OR date_trunc('milliseconds', j.at) <= ${at}::timestamptz)
        ORDER BY j.at DESC LIMIT 1
      ) j ON true
      LEFT JOIN "SetAside" a ON a."trialId" = t.id
        AND (${at}::timestamptz IS NULL OR date_trunc('milliseconds', a.at) <= ${at}::timestamptz)
      WHERE s.slug = ${slug} AND (${at}::timestamptz IS NULL OR NOT EXISTS (
        SELECT 1 FROM "SetAside" later JOIN "Trial" before ON before.id = later."trialId"
        WHERE before."cellId" = t."cellId" AND before.repetition = t.repetition AND before.attempt < t.attempt
          AND date_trunc('milliseconds', later.at) > ${at}::timestamptz))
    ) r`;
  const cells = await readCells(db, { study: { slug } });
  const rows = JSON.parse(answer?.trials ?? '[]') as TrialRow[];
  return rows.map((row) => toSample(at ? asOf(timed(row), at) : timed(row), cells));
}

/** The moments of a row, which come as whole milliseconds since 1970. */
function timed(row: TrialRow): TrialThen {
  const date = (ms: number | null) => (ms === null ? null : new Date(ms));
  return {
    ...row,
    startedAt: date(row.startedAt),
    finishedAt: date(row.finishedAt),
    judgedAt: date(row.judgedAt),
    setAside: row.setAside && { ...row.setAside, at: new Date(row.setAside.at) },
  };
}

/** The same trials page by page, for tables of any length; when each was judged is left out. */
export async function* samplePages(db: Db, slug: string): AsyncGenerator<Sample[]> {
  const cells = await readCells(db, { study: { slug } });
  const where = { study: { slug } };
  const orderBy = [{ position: 'asc' as const }, { id: 'asc' as const }];
  const include = { setAside: true };
  for await (const rows of pages((page) => db.trial.findMany({ where, orderBy, include, ...page })))
    yield rows.map((row) => toSample({ ...row, judgedAt: null }, cells));
}

/** Enough to tell how long a trial takes; older ones tell of another time. */
const TIMINGS_AT_MOST = 2000;

/** When the latest finished trials of a cluster, of any study, started and ended; a cell is its key, the same in all studies. */
export async function readTimings(
  db: Db,
  clusterName: string,
): Promise<Pick<Sample, 'cellId' | 'application' | 'condition' | 'state' | 'startedAt' | 'finishedAt'>[]> {
  const rows = await db.trial.findMany({
    where: { state: 'finished', study: { cluster: { name: clusterName } } },
    orderBy: { finishedAt: 'desc' },
    take: TIMINGS_AT_MOST,
    select: {
      startedAt: true,
      finishedAt: true,
      cell: { select: { key: true, application: true, condition: true } },
    },
  });
  return rows.map(({ cell, startedAt, finishedAt }) => ({
    cellId: cell.key,
    application: cell.application,
    condition: Condition.parse(cell.condition),
    state: 'finished',
    startedAt,
    finishedAt,
  }));
}

/** The repetitions of one cell, in order. */
export async function readRepetitions(db: Db, cellId: string): Promise<Sample[]> {
  const rows = await db.trial.findMany({
    where: { cellId },
    orderBy: [{ repetition: 'asc' }, { attempt: 'asc' }],
    include: { setAside: true },
  });
  const cells = await readCells(db, { id: cellId });
  return rows.map((row) => toSample({ ...row, judgedAt: null }, cells));
}

interface TrialNow {
  readonly id: string;
  readonly cellId: string;
  readonly repetition: number;
  readonly attempt: number;
  readonly position: number;
  readonly block: number;
  readonly state: string;
  readonly verdict: string | null;
  readonly reasons: unknown;
  readonly thesisSeconds: number | null;
  readonly applicationSeconds: number | null;
  readonly migrationSeconds: number | null;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly judgedAt: Date | null;
  readonly setAside: { readonly at: Date; readonly by: string; readonly reason: string } | null;
}

interface TrialThen extends TrialNow {
  readonly verdictThen: string | null;
  readonly checksThen: unknown;
}

type Moments = 'startedAt' | 'finishedAt' | 'judgedAt';
type TrialRow = Omit<TrialThen, Moments | 'setAside'> & { readonly [moment in Moments]: number | null } & {
  readonly setAside: { readonly at: number; readonly by: string; readonly reason: string } | null;
};

/** Takes back what came after a moment. Imported trials have no times and stay as they are. */
function asOf(row: TrialThen, at: Date): TrialNow {
  if (row.finishedAt && row.finishedAt > at) {
    const state = row.startedAt && row.startedAt <= at ? 'running' : 'planned';
    const unknown = { verdict: null, reasons: [], finishedAt: null, judgedAt: null };
    const untimed = { thesisSeconds: null, applicationSeconds: null, migrationSeconds: null };
    return { ...row, ...unknown, ...untimed, state, startedAt: state === 'running' ? row.startedAt : null };
  }
  if (row.verdictThen === null) return row;
  const reasons = z.array(Check).parse(row.checksThen);
  return {
    ...row,
    verdict: row.verdictThen,
    reasons: reasons.flatMap((check) => (check.reason ? [check.reason] : [])),
  };
}

type Factors = Pick<
  Sample,
  'application' | 'workload' | 'condition' | 'migrationFabric' | 'mpiFabric' | 'simultaneous' | 'vms'
>;

/** @throws ZodError for words that this version does not know */
async function readCells(
  db: Db,
  where: { id: string } | { study: { slug: string } },
): Promise<Map<string, Factors>> {
  const rows = await db.cell.findMany({ where });
  return new Map(
    rows.map((row) => [
      row.id,
      {
        application: row.application,
        workload: workloadOf(row.spec),
        condition: Condition.parse(row.condition),
        migrationFabric: row.migrationFabric,
        mpiFabric: row.mpiFabric,
        simultaneous: row.simultaneous,
        vms: row.vms,
      },
    ]),
  );
}

const Reasons = z.array(z.string());

/** @throws ZodError for words that this version does not know */
function toSample(trial: TrialNow, cells: ReadonlyMap<string, Factors>): Sample {
  const factors = cells.get(trial.cellId);
  if (!factors) throw new Error(`Trial ${trial.id} has no cell ${trial.cellId}.`);
  return {
    ...factors,
    trialId: trial.id,
    cellId: trial.cellId,
    repetition: trial.repetition,
    attempt: trial.attempt,
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
    judgedAt: trial.judgedAt,
    setAside: trial.setAside && decided(trial.setAside),
  };
}

/** Who set a trial aside, when and why. */
export const decided = ({ at, by, reason }: NonNullable<TrialNow['setAside']>) => ({
  at,
  by: Decider.parse(by),
  reason,
});

/** PostgreSQL's jsonb orders keys by itself, so that the same choice always reads as the same text. */
function workloadOf(spec: unknown): string {
  const { workload } = z.object({ workload: z.unknown().optional() }).parse(spec);
  return JSON.stringify(workload ?? null);
}
