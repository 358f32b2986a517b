import { ClusterSpec } from '#lib/domain/cluster';
import { type EventType, parseEvent, type TrialEvent } from '#lib/domain/history';
import { CellSpec } from '#lib/domain/study';
import { Verdict } from '#lib/domain/words';
import type { Db } from './client.ts';

/** A trial that ended on a cluster. */
export interface EndedTrial {
  readonly id: string;
  readonly verdict: Verdict | null;
  readonly cell: CellSpec;
  /** As it was when the study was launched. */
  readonly cluster: ClusterSpec;
}

/** The latest finished trials of a cluster, of any study, newest first; those that were set aside are left out. */
export async function endedTrials(db: Db, clusterId: string, atMost: number): Promise<EndedTrial[]> {
  const rows = await db.trial.findMany({
    where: { state: 'finished', setAside: null, study: { clusterId } },
    orderBy: { finishedAt: 'desc' },
    take: atMost,
    select: {
      id: true,
      verdict: true,
      cell: { select: { spec: true } },
      study: { select: { clusterSpec: true } },
    },
  });
  return rows.map(({ id, verdict, cell, study }) => ({
    id,
    verdict: verdict === null ? null : Verdict.parse(verdict),
    cell: CellSpec.parse(cell.spec),
    cluster: ClusterSpec.parse(study.clusterSpec),
  }));
}

/** Of trials' histories what their measured migrations did: neither the application nor its output. By trial. */
export async function moveEvents(
  db: Db,
  trialIds: readonly string[],
): Promise<ReadonlyMap<string, TrialEvent[]>> {
  if (trialIds.length === 0) return new Map();
  const rows = await db.$queryRaw<EventRow[]>`
    SELECT "trialId", seq, at, type, data FROM "Event"
    WHERE "trialId" = ANY(${[...trialIds]}::text[])
      AND (type IN ('clock-measured', 'counters-read', 'seed-seen', 'round-deadline')
        OR (type IN ('command-intended', 'command-started', 'command-ended') AND data->>'key' LIKE 'round-%'))
    ORDER BY "trialId", seq`;
  const histories = new Map<string, TrialEvent[]>(trialIds.map((id) => [id, []]));
  for (const { trialId, ...row } of rows) histories.get(trialId)?.push(parseEvent(row));
  return histories;
}

type EventRow = Parameters<typeof parseEvent>[0] & { readonly trialId: string };

/** A trial that never got so far tells nothing: a few more are asked. */
const TRIALS_ASKED = 5;

/** Where VMs were seen and clocks were compared in the latest trials of a cluster, those under way too. */
export async function latestLooks(db: Db, clusterId: string): Promise<TrialEvent[]> {
  const trials = await db.trial.findMany({
    where: { startedAt: { not: null }, study: { clusterId } },
    orderBy: { startedAt: 'desc' },
    take: TRIALS_ASKED,
    select: { id: true },
  });
  const looks: EventType[] = ['placement-seen', 'clock-measured'];
  const rows = await db.event.findMany({
    where: { trialId: { in: trials.map(({ id }) => id) }, type: { in: looks } },
    orderBy: { at: 'asc' },
  });
  return rows.map(parseEvent);
}
