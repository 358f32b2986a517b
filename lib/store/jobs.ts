import { z } from 'zod';
import { LabError } from '#lib/domain/errors';
import { JobKind, JobRequest, ReportLine } from '#lib/domain/job';
import { announce } from './changes.ts';
import type { Db } from './client.ts';
import { storable, storableText } from './storable.ts';

export interface ClusterJob {
  readonly id: string;
  readonly clusterId: string;
  readonly kind: JobKind;
  readonly request: JobRequest;
  readonly state: 'queued' | 'running' | 'finished' | 'failed';
  readonly lines: readonly ReportLine[];
  readonly error: string | null;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
}

/** Asks for a job; the same one that has not started yet is the same wish. */
export async function requestJob(
  db: Db,
  clusterId: string,
  kind: JobKind,
  request: JobRequest = {},
): Promise<string> {
  const waiting = await db.clusterJob.findFirst({
    where: { clusterId, kind, request: { equals: request }, state: 'queued' },
  });
  const job = waiting ?? (await db.clusterJob.create({ data: { clusterId, kind, request } }));
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

export interface ClaimedJob extends ClusterJob {
  /** Of the cluster's lease: what a runner that lost it still writes is refused. */
  readonly token: number;
}

/** Claims the oldest waiting job; one left running by a runner that died is done again from its start. */
export async function claimJob(db: Db, clusterId: string, token: number): Promise<ClaimedJob | null> {
  const next = await db.clusterJob.findFirst({
    where: { clusterId, state: { in: ['queued', 'running'] } },
    orderBy: { createdAt: 'asc' },
  });
  if (!next) return null;
  const claimed = await db.clusterJob.updateMany({
    where: { id: next.id, state: next.state, cluster: { lease: { token } } },
    data: { state: 'running', startedAt: new Date(), lines: [] },
  });
  return claimed.count === 0 ? null : { ...toJob(next), state: 'running', lines: [], token };
}

type JobChange = Parameters<Db['clusterJob']['updateMany']>[0]['data'];

async function writeJob(db: Db, job: ClaimedJob, data: JobChange): Promise<void> {
  const where = { id: job.id, state: 'running', cluster: { lease: { token: job.token } } };
  const written = await db.clusterJob.updateMany({ where, data });
  if (written.count === 0) throw new LabError('lease-lost', `Job ${job.id} belongs to another runner.`);
  await announce(db, 'cluster', job.clusterId);
}

/** Replaces the report so far. @throws LabError `lease-lost` */
export async function reportJob(db: Db, job: ClaimedJob, lines: readonly ReportLine[]): Promise<void> {
  await writeJob(db, job, { lines: storable([...lines]) });
}

/** Ends a job; its error is what kept the runner from reporting. @throws LabError `lease-lost` */
export async function finishJob(db: Db, job: ClaimedJob, error: string | null): Promise<void> {
  await writeJob(db, job, {
    state: error ? 'failed' : 'finished',
    error: error === null ? null : storableText(error),
    finishedAt: new Date(),
  });
}

function toJob(row: {
  id: string;
  clusterId: string;
  kind: string;
  request: unknown;
  state: string;
  lines: unknown;
  error: string | null;
  createdAt: Date;
  finishedAt: Date | null;
}): ClusterJob {
  return {
    ...row,
    kind: JobKind.parse(row.kind),
    request: JobRequest.parse(row.request),
    state: z.enum(['queued', 'running', 'finished', 'failed']).parse(row.state),
    lines: z.array(ReportLine).parse(row.lines),
  };
}
