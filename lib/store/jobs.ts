import { z } from 'zod';
import { JobKind, ReportLine } from '#lib/domain/job';
import { announce } from './changes.ts';
import type { Db } from './client.ts';

export interface ClusterJob {
  readonly id: string;
  readonly clusterId: string;
  readonly kind: JobKind;
  readonly state: 'queued' | 'running' | 'finished' | 'failed';
  readonly lines: readonly ReportLine[];
  readonly error: string | null;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
}

/** Asks for a job; one of the same kind that has not started yet is the same wish. */
export async function requestJob(db: Db, clusterId: string, kind: JobKind): Promise<string> {
  const waiting = await db.clusterJob.findFirst({ where: { clusterId, kind, state: 'queued' } });
  const job = waiting ?? (await db.clusterJob.create({ data: { clusterId, kind } }));
  await announce(db, 'cluster', clusterId);
  return job.id;
}

export async function getJob(db: Db, id: string): Promise<ClusterJob | null> {
  const row = await db.clusterJob.findUnique({ where: { id } });
  return row ? toJob(row) : null;
}

/** The newest jobs of a cluster, newest first. */
export async function recentJobs(db: Db, clusterId: string, count = 5): Promise<ClusterJob[]> {
  const rows = await db.clusterJob.findMany({
    where: { clusterId },
    orderBy: { createdAt: 'desc' },
    take: count,
  });
  return rows.map(toJob);
}

/** Claims the oldest waiting job; one left running by a runner that died is done again from its start. */
export async function claimJob(db: Db, clusterId: string): Promise<ClusterJob | null> {
  const next = await db.clusterJob.findFirst({
    where: { clusterId, state: { in: ['queued', 'running'] } },
    orderBy: { createdAt: 'asc' },
  });
  if (!next) return null;
  const row = await db.clusterJob.update({
    where: { id: next.id },
    data: { state: 'running', startedAt: new Date(), lines: [] },
  });
  return toJob(row);
}

/** Replaces the report so far. */
export async function reportJob(db: Db, job: ClusterJob, lines: readonly ReportLine[]): Promise<void> {
  await db.clusterJob.updateMany({ where: { id: job.id, state: 'running' }, data: { lines: [...lines] } });
  await announce(db, 'cluster', job.clusterId);
}

export async function finishJob(db: Db, job: ClusterJob, error: string | null): Promise<void> {
  await db.clusterJob.updateMany({
    where: { id: job.id, state: 'running' },
    data: { state: error ? 'failed' : 'finished', error, finishedAt: new Date() },
  });
  await announce(db, 'cluster', job.clusterId);
}

function toJob(row: {
  id: string;
  clusterId: string;
  kind: string;
  state: string;
  lines: unknown;
  error: string | null;
  createdAt: Date;
  finishedAt: Date | null;
}): ClusterJob {
  return {
    ...row,
    kind: JobKind.parse(row.kind),
    state: z.enum(['queued', 'running', 'finished', 'failed']).parse(row.state),
    lines: z.array(ReportLine).parse(row.lines),
  };
}
