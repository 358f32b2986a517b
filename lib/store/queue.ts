import { z } from 'zod';
import { ClusterSpec } from '#lib/domain/cluster';
import { CellSpec } from '#lib/domain/study';
import { announce } from './changes.ts';
import type { Db } from './client.ts';

/** Everything the runner needs to drive one trial. */
export interface ClaimedTrial {
  readonly id: string;
  readonly studyId: string;
  readonly slug: string;
  readonly clusterId: string;
  readonly cluster: ClusterSpec;
  readonly cell: CellSpec;
  readonly cellId: string;
  readonly token: number;
  /** True when an earlier runner left it unfinished: the history says how far it came. */
  readonly resumed: boolean;
}

/** Clusters with something to do: a trial that is planned or was left running, a study to cancel, a job. */
export async function clustersWithWork(db: Db): Promise<string[]> {
  const rows = await db.$queryRaw`
    SELECT DISTINCT s."clusterId" AS id FROM "Study" s JOIN "Trial" t ON t."studyId" = s.id
      WHERE s."clusterId" IS NOT NULL AND s.state IN ('queued', 'running', 'cancelling')
        AND t.state IN ('planned', 'running')
    UNION SELECT "clusterId" FROM "ClusterJob" WHERE state IN ('queued', 'running')`;
  return z
    .array(z.object({ id: z.string() }))
    .parse(rows)
    .map((row) => row.id);
}

/**
 * Claims the next trial of a cluster for the holder of `token`: first one that was left running, then the first
 * planned trial of the oldest study. The caller holds the cluster's lease, so no other trial runs there.
 */
export async function claimTrial(
  db: Db,
  clusterId: string,
  runner: string,
  token: number,
): Promise<ClaimedTrial | null> {
  return db.$transaction(async (tx) => {
    const next = await tx.trial.findFirst({
      where: {
        OR: [
          { state: 'running', study: { clusterId } },
          {
            state: 'planned',
            study: { clusterId, state: { in: ['queued', 'running'] }, cancelRequestedAt: null },
          },
        ],
      },
      orderBy: [{ state: 'desc' }, { study: { createdAt: 'asc' } }, { position: 'asc' }],
      include: { cell: true, study: { include: { cluster: true } } },
    });
    if (!next?.study.cluster) return null;
    const claimed = await tx.trial.updateMany({
      where: {
        id: next.id,
        state: next.state,
        OR: [{ fencingToken: null }, { fencingToken: { lt: token } }, { fencingToken: token }],
      },
      data: {
        state: 'running',
        runner,
        fencingToken: token,
        ...(next.startedAt ? {} : { startedAt: new Date() }),
      },
    });
    if (claimed.count === 0) return null;
    await tx.study.updateMany({ where: { id: next.studyId, state: 'queued' }, data: { state: 'running' } });
    await announce(tx, 'study', next.studyId);
    return {
      id: next.id,
      studyId: next.studyId,
      slug: next.study.slug,
      clusterId,
      cluster: ClusterSpec.parse(next.study.cluster.spec),
      cell: CellSpec.parse(next.cell.spec),
      cellId: next.cellId,
      token,
      resumed: next.state === 'running',
    };
  });
}

/** True once somebody asked to cancel the study. The runner asks this while it works. */
export async function isCancelRequested(db: Db, studyId: string): Promise<boolean> {
  const study = await db.study.findUnique({ where: { id: studyId }, select: { cancelRequestedAt: true } });
  return study === null || study.cancelRequestedAt !== null;
}

/** Closes studies of a cluster that have nothing left to run; cancels what is still planned of cancelled ones. */
export async function settleStudies(db: Db, clusterId: string): Promise<void> {
  await db.$transaction(async (tx) => {
    const open = await tx.study.findMany({
      where: { clusterId, state: { in: ['queued', 'running', 'cancelling'] } },
      select: { id: true, cancelRequestedAt: true },
    });
    for (const { id, cancelRequestedAt } of open) {
      if (cancelRequestedAt)
        await tx.trial.updateMany({
          where: { studyId: id, state: 'planned' },
          data: { state: 'cancelled', finishedAt: new Date() },
        });
      const left = await tx.trial.count({ where: { studyId: id, state: { in: ['planned', 'running'] } } });
      if (left > 0) continue;
      const state = cancelRequestedAt ? 'cancelled' : 'finished';
      await tx.study.updateMany({ where: { id, finishedAt: null }, data: { state, finishedAt: new Date() } });
      await announce(tx, 'study', id);
    }
  });
}
