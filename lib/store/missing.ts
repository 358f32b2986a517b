import { ClusterSpec } from '#lib/domain/cluster';
import { LabError } from '#lib/domain/errors';
import { announce } from './changes.ts';
import type { Db, Tx } from './client.ts';
import { holdCluster } from './clusters.ts';

/**
 * Opens a cancelled study again for the trials that it still lacks. One that never began is planned as it was; one
 * that was stopped in its course stays, with its history, and another attempt is planned in its place. What ended is
 * not run again. Returns how many trials are planned.
 * @throws LabError `not-found`; `conflict` for a study that is not cancelled or whose cluster has changed since
 */
export async function runMissing(db: Db, slug: string): Promise<number> {
  return db.$transaction(async (tx) => {
    const study = await tx.study.findUnique({ where: { slug } });
    if (!study) throw new LabError('not-found', `There is no study ${slug}.`);
    const { id, clusterId, state } = study;
    if (!clusterId) throw new LabError('conflict', `Study ${slug} has no cluster here to run on.`);
    await holdCluster(tx, { id: clusterId, spec: ClusterSpec.parse(study.clusterSpec) });
    const opened = await tx.study.updateMany({
      where: { id, state: 'cancelled' },
      data: { state: 'queued', cancelRequestedAt: null, pauseRequestedAt: null, finishedAt: null },
    });
    if (opened.count === 0)
      throw new LabError('conflict', `Study ${slug} is ${state}: what is missing is run of cancelled ones.`);
    const planned = await planAgain(tx, id);
    if (planned === 0) throw new LabError('conflict', `Study ${slug} lacks no trial: all have ended.`);
    await announce(tx, 'study', id);
    return planned;
  });
}

/** Whether a trial of a study was cancelled and no other attempt stands in its place. */
export async function lacksTrials(tx: Tx, studyId: string): Promise<boolean> {
  const [answer] = await tx.$queryRaw<{ lacks: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM "Trial" t WHERE "studyId" = ${studyId} AND state = 'cancelled' AND NOT EXISTS (
      SELECT 1 FROM "Trial" later WHERE later."cellId" = t."cellId" AND later.repetition = t.repetition
        AND later.attempt > t.attempt)) AS lacks`;
  return answer?.lacks ?? false;
}

async function planAgain(tx: Tx, studyId: string): Promise<number> {
  const attempts = await tx.$executeRaw`
    INSERT INTO "Trial" (id, "studyId", "cellId", repetition, position, block, attempt)
    SELECT gen_random_uuid()::text, "studyId", "cellId", repetition, position, block, attempt + 1 FROM "Trial" t
    WHERE "studyId" = ${studyId} AND state = 'cancelled' AND "startedAt" IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM "Trial" later
      WHERE later."cellId" = t."cellId" AND later.repetition = t.repetition AND later.attempt > t.attempt)`;
  const unbegun = await tx.trial.updateMany({
    where: { studyId, state: 'cancelled', startedAt: null },
    data: { state: 'planned', finishedAt: null },
  });
  return attempts + unbegun.count;
}
