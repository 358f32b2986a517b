import { LabError } from '#lib/domain/errors';
import type { JobKind, JobRequest } from '#lib/domain/job';
import { database } from '#lib/store/client';
import { getCluster } from '#lib/store/clusters';
import { type ClusterJob, getJob, requestJob } from '#lib/store/jobs';
import { foundOrphans } from '#lib/store/orphans';
import { openQuarantines } from '#lib/store/quarantines';
import { type Io, only, UsageError } from '../io.ts';
import { until, withRunner } from '../own-runner.ts';

/** Asks both hosts about a quarantined VM again and releases it when they agree. */
export async function release(args: string[], io: Io): Promise<number> {
  const [name, vm] = two(args, 'the cluster and the VM');
  const db = database();
  const { id } = await getCluster(db, name);
  const held = (await openQuarantines(db, { clusterId: id })).filter((one) => one.vm === vm);
  if (held.length === 0) throw new LabError('not-found', `VM ${vm} of ${name} is not quarantined.`);
  let worst = 0;
  for (const { id: quarantine } of held)
    worst = Math.max(worst, told(await done(id, 'release', { quarantine, by: 'lab' }), io));
  return worst;
}

/** Looks on all machines for processes of dead runs, and lists them. Exit code 1 where there are some. */
export async function orphans(args: string[], io: Io): Promise<number> {
  const { id } = await getCluster(database(), only(args, 'cluster'));
  if (told(await done(id, 'find-orphans', {}), io) > 0) return 1;
  const found = (await foundOrphans(database(), id))?.orphans ?? [];
  for (const { machine, pid, trial, since, command } of found)
    io.out(`${machine}  ${pid}  trial ${trial}  since ${new Date(since).toISOString()}  ${command}`);
  return found.length > 0 ? 1 : 0;
}

/** Ends every process of a trial that is over, on all machines. */
export async function end(args: string[], io: Io): Promise<number> {
  const [name, trial] = two(args, 'the cluster and the trial');
  const { id } = await getCluster(database(), name);
  return told(await done(id, 'end-orphans', { trial, by: 'lab' }), io);
}

function two([first, second, ...more]: string[], what: string): [string, string] {
  if (!first || !second || more.length > 0) throw new UsageError(`Give ${what}.`);
  return [first, second];
}

async function done(clusterId: string, kind: JobKind, request: JobRequest): Promise<ClusterJob> {
  const jobId = await requestJob(database(), clusterId, kind, request);
  return withRunner(() => finished(jobId));
}

/** Prints a report. Exit code 1 when something in it failed. */
export function told({ lines, error }: ClusterJob, io: Io): number {
  for (const line of lines) {
    io.out(`${line.state.padEnd(8)} ${line.subject} · ${line.check}: ${line.detail}`);
    if (line.remedy) io.out(`         ${line.remedy}`);
  }
  if (error) io.err(error);
  return error || lines.some((line) => line.state === 'failed') ? 1 : 0;
}

export function finished(jobId: string): Promise<ClusterJob> {
  return until(async () => {
    const job = await getJob(database(), jobId);
    return job && (job.state === 'finished' || job.state === 'failed') ? job : null;
  });
}
