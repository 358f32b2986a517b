import { clusterNodes } from '#lib/domain/cluster';
import { readHostKey } from '#lib/remote/connection';
import type { Machines } from '#lib/remote/machine';
import type { Db } from '#lib/store/client';
import { getClusterById } from '#lib/store/clusters';
import { recordSeenKey } from '#lib/store/host-keys';
import { type ClaimedJob, finishJob, reportJob } from '#lib/store/jobs';
import { isLeaseLost } from '../lease.ts';
import { checkHosts } from './check-hosts.ts';
import { checkMoves } from './check-moves.ts';
import { checkMpi } from './check-mpi.ts';
import { endOrphans, lookForOrphans } from './orphans.ts';
import { release, withoutQuarantined } from './release.ts';
import { Report } from './report.ts';

/**
 * Does a cluster's job and leaves its report. What is wrong with the cluster is in the lines, not thrown.
 * @throws LabError `lease-lost`, or the reason of `leave`: the job is another runner's then, from its start
 */
export async function runJob(db: Db, job: ClaimedJob, machines: Machines, leave: AbortSignal): Promise<void> {
  const { spec } = await getClusterById(db, job.clusterId);
  const report = new Report((lines) => reportJob(db, job, lines), leave);
  try {
    if (job.kind === 'read-keys') await readKeys(db, job.clusterId, spec, report);
    else if (job.kind === 'release') await release(db, job, spec, machines, report);
    else if (job.kind === 'find-orphans') await lookForOrphans(db, job, spec, machines, report);
    else if (job.kind === 'end-orphans') await endOrphans(db, job, spec, machines, report);
    else {
      const reachable = await checkHosts(spec, machines, report);
      if (reachable) await checkMpi(spec, machines, report);
      if (reachable && !report.failed) await lookForOrphans(db, job, spec, machines, report);
      if (reachable && job.kind === 'check-with-moves' && !report.failed)
        await checkMoves(await withoutQuarantined(db, job.clusterId, spec, report), machines, report, leave);
    }
    await finishJob(db, job, null);
  } catch (error) {
    leave.throwIfAborted();
    if (isLeaseLost(error)) throw error;
    await finishJob(db, job, error instanceof Error ? error.message : String(error));
  }
}

async function readKeys(
  db: Db,
  clusterId: string,
  spec: Parameters<typeof clusterNodes>[0],
  report: Report,
): Promise<void> {
  await Promise.all(
    clusterNodes(spec).map((node) =>
      report.ask(node.name, 'host key', 'Is sshd running there, and is the address right?', async () => {
        const fingerprint = await readHostKey(node);
        await recordSeenKey(db, clusterId, {
          node: node.name,
          address: node.address,
          port: node.login.port,
          fingerprint,
        });
        return fingerprint;
      }),
    ),
  );
}
