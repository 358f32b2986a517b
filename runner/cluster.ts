import { setTimeout as sleep } from 'node:timers/promises';
import { clusterNodes } from '#lib/domain/cluster';
import { Machines } from '#lib/remote/machine';
import { SshLine } from '#lib/remote/ssh-line';
import type { Db } from '#lib/store/client';
import { getClusterById, setTrouble } from '#lib/store/clusters';
import { hostKeys } from '#lib/store/host-keys';
import { claimJob } from '#lib/store/jobs';
import { releaseLease, takeLease } from '#lib/store/leases';
import { claimTrial, type NextTrial, nextTrial, settleStudies } from '#lib/store/queue';
import { runJob } from './jobs/run.ts';
import { isLeaseLost, keepLease } from './lease.ts';
import { log } from './log.ts';
import { findTrouble } from './readiness.ts';
import { TrialStopped } from './stopped.ts';
import { stopSatisfied } from './stopping.ts';
import { judgeWaiting, runTrial } from './trial/run.ts';

/** Between two looks at a cluster that is in trouble. */
const TROUBLE_REST_MS = 5000;

/** What the work on one cluster needs; `leave` aborts when the lease is lost or the runner stops. */
interface Drive {
  readonly db: Db;
  readonly clusterId: string;
  readonly runner: string;
  readonly token: number;
  readonly leave: AbortSignal;
  readonly mayAsk: () => void;
}

/** Works through everything a cluster has to do, as long as this runner holds its lease. */
export async function driveCluster(
  db: Db,
  clusterId: string,
  runner: string,
  shutdown: AbortSignal,
): Promise<void> {
  const token = await takeLease(db, clusterId, runner);
  if (token === null) return;
  const lease = keepLease(db, clusterId, token);
  const stopping = new AbortController();
  const onShutdown = () => stopping.abort(new TrialStopped('shutdown'));
  shutdown.addEventListener('abort', onShutdown, { once: true });
  const leave = AbortSignal.any([lease.lost, stopping.signal]);
  const drive: Drive = { db, clusterId, runner, token, leave, mayAsk: lease.assertHeld };
  try {
    while (!leave.aborted && (await doNext(drive)));
  } catch (error) {
    if (!isNotOurs(error)) throw error;
    log(`cluster ${clusterId} is left: ${error instanceof Error ? error.message : error}`);
  } finally {
    lease.stop();
    shutdown.removeEventListener('abort', onShutdown);
    await releaseLease(db, clusterId, token);
  }
}

/** One job or one trial. Returns false when there is nothing left to do. */
async function doNext(drive: Drive): Promise<boolean> {
  const { db, clusterId, token, leave } = drive;
  const next = await nextTrial(db, clusterId);
  // A trial that was left running goes on first: a job could move its VMs.
  if (next?.resumed) return doTrial(drive, next);
  const job = await claimJob(db, clusterId, token);
  if (job) {
    await withMachines(drive, (machines) => runJob(db, job, machines, leave));
    return true;
  }
  await judgeWaiting(db, clusterId);
  if (await stopSatisfied(db, clusterId, token)) return true;
  await settleStudies(db, clusterId);
  if (next) return doTrial(drive, next);
  await setTrouble(db, clusterId, null);
  return false;
}

async function doTrial(drive: Drive, next: NextTrial): Promise<boolean> {
  const { db, clusterId, runner, token, leave } = drive;
  const trouble = await withMachines(drive, async (machines) => {
    const found = next.resumed ? null : await findTrouble(machines, next.cluster, next.cell);
    if (found) return found;
    const trial = await claimTrial(db, next, runner, token);
    if (!trial) return null;
    log(
      `trial ${trial.id} of ${trial.slug}: ${trial.cell.condition}${trial.resumed ? ', taken up again' : ''}`,
    );
    await setTrouble(db, clusterId, null);
    await runTrial(db, trial, machines, runner, leave);
    return null;
  });
  if (!trouble) return true;
  await setTrouble(db, clusterId, trouble);
  await sleep(TROUBLE_REST_MS, undefined, { signal: leave }).catch(() => {});
  return true;
}

async function withMachines<T>(drive: Drive, work: (machines: Machines) => Promise<T>): Promise<T> {
  const { db, clusterId, mayAsk } = drive;
  const { spec } = await getClusterById(db, clusterId);
  const keys = (await hostKeys(db, clusterId)).filter((key) => key.confirmedAt !== null);
  const lines = clusterNodes(spec).map((node) => {
    const own = keys.filter((key) => key.address === node.address && key.port === node.login.port);
    return new SshLine(
      node,
      own.map((key) => key.fingerprint),
    );
  });
  const machines = new Machines(lines, { mayAsk });
  try {
    return await work(machines);
  } finally {
    machines.close();
  }
}

/** True for errors after which this runner must not touch the cluster again before it holds a new lease. */
function isNotOurs(error: unknown): boolean {
  return error instanceof TrialStopped || isLeaseLost(error);
}
