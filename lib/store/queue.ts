import { z } from 'zod';
import { ClusterSpec } from '#lib/domain/cluster';
import { CellSpec } from '#lib/domain/study';
import { announce } from './changes.ts';
import type { Db } from './client.ts';
import { lacksTrials } from './missing.ts';
import { noticeEnd } from './notices.ts';

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

/** Clusters with something to do: a study that is not closed yet nor held between two trials, a job. */
export async function clustersWithWork(db: Db): Promise<string[]> {
  const rows = await db.$queryRaw`
    SELECT "clusterId" AS id FROM "Study" s WHERE "clusterId" IS NOT NULL AND state IN ('queued', 'running', 'cancelling')
      AND ("pauseRequestedAt" IS NULL OR "cancelRequestedAt" IS NOT NULL
        OR EXISTS (SELECT 1 FROM "Trial" t WHERE t."studyId" = s.id AND t.state = 'running'))
    UNION SELECT "clusterId" FROM "ClusterJob" WHERE state IN ('queued', 'running')`;
  return z
    .array(z.object({ id: z.string() }))
    .parse(rows)
    .map((row) => row.id);
}

export interface NextTrial extends Omit<ClaimedTrial, 'token'> {
  readonly state: 'planned' | 'running';
}

/** True of a study whose next trial nobody holds back. */
const MAY_BEGIN = { cancelRequestedAt: null, pauseRequestedAt: null };

/**
 * The trial that a cluster's runner drives next: first one that was left running, then the first planned trial of
 * the oldest study.
 * @param held studies that wait for a person
 */
export async function nextTrial(
  db: Db,
  clusterId: string,
  held: readonly string[] = [],
): Promise<NextTrial | null> {
  const next = await db.trial.findFirst({
    where: {
      OR: [
        { state: 'running', study: { clusterId } },
        {
          state: 'planned',
          study: { clusterId, id: { notIn: [...held] }, state: { in: ['queued', 'running'] }, ...MAY_BEGIN },
        },
      ],
    },
    orderBy: [{ state: 'desc' }, { study: { createdAt: 'asc' } }, { position: 'asc' }],
    include: { cell: true, study: true },
  });
  if (!next) return null;
  const { id, studyId, cellId, study } = next;
  const resumed = next.state === 'running';
  return {
    id,
    studyId,
    cellId,
    clusterId,
    resumed,
    state: resumed ? 'running' : 'planned',
    slug: study.slug,
    cluster: ClusterSpec.parse(study.clusterSpec),
    cell: CellSpec.parse(next.cell.spec),
  };
}

/**
 * Claims a trial for the holder of `token`, who holds the cluster's lease, so that no other trial runs there.
 * @returns null when the lease or the trial went elsewhere since
 */
export async function claimTrial(
  db: Db,
  next: NextTrial,
  runner: string,
  token: number,
): Promise<ClaimedTrial | null> {
  const { state, ...trial } = next;
  return db.$transaction(async (tx) => {
    const claimed = await tx.trial.updateMany({
      where: {
        id: trial.id,
        state,
        OR: [{ fencingToken: null }, { fencingToken: { lte: token } }],
        study: {
          cluster: { lease: { token } },
          ...(trial.resumed ? {} : MAY_BEGIN),
        },
      },
      data: {
        state: 'running',
        runner,
        fencingToken: token,
        ...(trial.resumed ? {} : { startedAt: new Date() }),
      },
    });
    if (claimed.count === 0) return null;
    const { studyId } = trial;
    await tx.study.updateMany({ where: { id: studyId, state: 'queued' }, data: { state: 'running' } });
    await announce(tx, 'study', studyId);
    return { ...trial, token };
  });
}

/** True once somebody asked to cancel the study. The runner asks this while it works. */
export async function isCancelRequested(db: Db, studyId: string): Promise<boolean> {
  const study = await db.study.findUnique({ where: { id: studyId }, select: { cancelRequestedAt: true } });
  return study === null || study.cancelRequestedAt !== null;
}

/**
 * Closes studies of a cluster that have nothing left to run; cancels what is still planned of cancelled ones. One that
 * was cancelled once and still lacks trials stays cancelled, though one of its trials was repeated since.
 */
export async function settleStudies(db: Db, clusterId: string): Promise<void> {
  await db.$transaction(async (tx) => {
    const open = await tx.study.findMany({
      where: { clusterId, state: { in: ['queued', 'running', 'cancelling'] } },
      select: { id: true, cancelRequestedAt: true },
    });
    for (const { id, cancelRequestedAt } of open) {
      await tx.$executeRaw`SELECT 1 FROM "Study" WHERE id = ${id} FOR UPDATE`;
      if (cancelRequestedAt)
        await tx.trial.updateMany({
          where: { studyId: id, state: 'planned' },
          data: { state: 'cancelled', finishedAt: new Date() },
        });
      const left = await tx.trial.count({ where: { studyId: id, state: { in: ['planned', 'running'] } } });
      if (left > 0) continue;
      const state = cancelRequestedAt || (await lacksTrials(tx, id)) ? 'cancelled' : 'finished';
      const finishedAt = new Date();
      const closed = await tx.study.updateMany({
        where: { id, finishedAt: null },
        data: { state, finishedAt },
      });
      if (closed.count > 0) await noticeEnd(tx, id, finishedAt);
      await announce(tx, 'study', id);
    }
  });
}
