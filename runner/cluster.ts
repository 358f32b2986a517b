import { clusterNodes } from '#lib/domain/cluster';
import { Machines } from '#lib/remote/machine';
import { SshLine } from '#lib/remote/ssh-line';
import type { Db } from '#lib/store/client';
import { getClusterById } from '#lib/store/clusters';
import { hostKeys } from '#lib/store/host-keys';
import { claimJob } from '#lib/store/jobs';
import { HEARTBEAT_MS, releaseLease, renewLease, takeLease } from '#lib/store/leases';
import { claimTrial, settleStudies } from '#lib/store/queue';
import { runJob } from './jobs/run.ts';
import { log } from './log.ts';
import { TrialStopped } from './trial/execute.ts';
import { isNotOurs, runTrial } from './trial/run.ts';

/** Works through everything a cluster has to do, as long as this runner holds its lease. */
export async function driveCluster(
  db: Db,
  clusterId: string,
  runner: string,
  shutdown: AbortSignal,
): Promise<void> {
  const token = await takeLease(db, clusterId, runner);
  if (token === null) return;
  const lost = new AbortController();
  const heartbeat = setInterval(() => {
    renewLease(db, clusterId, token).catch(() => lost.abort(new TrialStopped('lease-lost')));
  }, HEARTBEAT_MS);
  const stopping = new AbortController();
  const onShutdown = () => stopping.abort(new TrialStopped('shutdown'));
  shutdown.addEventListener('abort', onShutdown, { once: true });
  const leave = AbortSignal.any([lost.signal, stopping.signal]);
  try {
    while (!leave.aborted && (await doNext(db, clusterId, runner, token, leave)));
  } finally {
    clearInterval(heartbeat);
    shutdown.removeEventListener('abort', onShutdown);
    await releaseLease(db, clusterId, token);
  }
}

/** One job or one trial. Returns false when there is nothing left to do. */
async function doNext(
  db: Db,
  clusterId: string,
  runner: string,
  token: number,
  leave: AbortSignal,
): Promise<boolean> {
  const job = await claimJob(db, clusterId);
  if (job) {
    await withMachines(db, clusterId, (machines) => runJob(db, job, machines, leave));
    return true;
  }
  await settleStudies(db, clusterId);
  const trial = await claimTrial(db, clusterId, runner, token);
  if (!trial) return false;
  log(
    `trial ${trial.id} of ${trial.slug}: ${trial.cell.condition}${trial.resumed ? ', taken up again' : ''}`,
  );
  try {
    await withMachines(db, clusterId, (machines) => runTrial(db, trial, machines, runner, leave));
  } catch (error) {
    if (!isNotOurs(error)) throw error;
    log(`trial ${trial.id} is left to another runner: ${error instanceof Error ? error.message : error}`);
    return false;
  }
  await settleStudies(db, clusterId);
  return true;
}

async function withMachines(
  db: Db,
  clusterId: string,
  work: (machines: Machines) => Promise<void>,
): Promise<void> {
  const cluster = await getClusterById(db, clusterId);
  const keys = (await hostKeys(db, clusterId)).filter((key) => key.confirmedAt !== null);
  const trusted = (node: { address: string; login: { port: number } }) =>
    keys
      .filter((key) => key.address === node.address && key.port === node.login.port)
      .map((key) => key.fingerprint);
  const machines = new Machines(clusterNodes(cluster.spec).map((node) => new SshLine(node, trusted(node))));
  try {
    await work(machines);
  } finally {
    machines.close();
  }
}
