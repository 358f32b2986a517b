import { ClusterSpec } from '#lib/domain/cluster';
import type { TrialEvent } from '#lib/domain/history';
import type { Db } from './client.ts';
import { readHistory } from './events.ts';

/** A trial that was cancelled in its course, or is about to be. */
export interface StoppedTrial {
  readonly id: string;
  readonly cluster: ClusterSpec;
  readonly history: readonly TrialEvent[];
}

/** The trial that a study's cancelling stopped, or has yet to stop; null when none was under way. */
export async function stoppedTrial(db: Db, studyId: string): Promise<StoppedTrial | null> {
  const trial = await db.trial.findFirst({
    where: { studyId, startedAt: { not: null }, state: { in: ['running', 'cancelled'] } },
    orderBy: { startedAt: 'desc' },
    select: { id: true, study: { select: { clusterSpec: true } } },
  });
  if (!trial?.study.clusterSpec) return null;
  const { id, study } = trial;
  return { id, cluster: ClusterSpec.parse(study.clusterSpec), history: await readHistory(db, id) };
}
