import { setTimeout as sleep } from 'node:timers/promises';
import { LabError } from '#lib/domain/errors';
import { heldBack } from '#lib/domain/quarantine';
import { Machines } from '#lib/remote/machine';
import type { Db } from '#lib/store/client';
import { setTrouble } from '#lib/store/clusters';
import { type ClaimedJob, claimJob, finishJob } from '#lib/store/jobs';
import { releaseLease, takeLease } from '#lib/store/leases';
import { openQuarantines } from '#lib/store/quarantines';
import { claimTrial, type NextTrial, nextTrial, settleStudies } from '#lib/store/queue';
import { runJob } from './jobs/run.ts';
import { isLeaseLost, keepLease } from './lease.ts';
import { log } from './log.ts';
import { bySsh, type Connect, LockedMachines, openLines } from './machines.ts';
import { strangersTrouble } from './orphans.ts';
import { findTrouble } from './readiness.ts';
import { TrialStopped } from './stopped.ts';
import { stopSatisfied } from './stopping.ts';
import { involvedVms } from './trial/context.ts';
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
  readonly connect: Connect;
}

/** Works through everything a cluster has to do, as long as this runner holds its lease. */
export async function driveCluster(
  db: Db,
  clusterId: string,
  runner: string,
  shutdown: AbortSignal,
  connect: Connect = bySsh,
): Promise<void> {
  const token = await takeLease(db, clusterId, runner);
  if (token === null) return;
  const lease = keepLease(db, clusterId, token);
  const stopping = new AbortController();
  const onShutdown = () => stopping.abort(new TrialStopped('shutdown'));
  shutdown.addEventListener('abort', onShutdown, { once: true });
  const leave = AbortSignal.any([lease.lost, stopping.signal]);
  const drive: Drive = { db, clusterId, runner, token, leave, mayAsk: lease.assertHeld, connect };
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
  const { db, clusterId, token } = drive;
  const { next, held } = await nextUnheld(db, clusterId);
  // A trial that was left running goes on first: a job could move its VMs.
  if (next?.resumed) return doTrial(drive, next);
  const job = await claimJob(db, clusterId, token);
  if (job) {
    await doJob(drive, job);
    return true;
  }
  await judgeWaiting(db, clusterId);
  if (await stopSatisfied(db, clusterId, token)) return true;
  await settleStudies(db, clusterId);
  if (next) return doTrial(drive, next);
  await setTrouble(db, clusterId, held);
  if (held) await rest(drive);
  return held !== null;
}

/** The next trial that no quarantine holds back, or else why the first one waits. A study's order is kept. */
async function nextUnheld(
  db: Db,
  clusterId: string,
): Promise<{ next: NextTrial | null; held: string | null }> {
  const quarantines = await openQuarantines(db, { clusterId });
  const studies: string[] = [];
  let held: string | null = null;
  for (;;) {
    const next = await nextTrial(db, clusterId, studies);
    const why = next && !next.resumed ? heldBack(quarantines, next.cell, next.cluster) : null;
    if (!next || why === null) return { next, held };
    held ??= why;
    studies.push(next.studyId);
  }
}

/** Host keys are read without logging in; every other job works on the machines. */
async function doJob(drive: Drive, job: ClaimedJob): Promise<void> {
  const { db, leave } = drive;
  if (job.kind === 'read-keys') return runJob(db, job, new Machines([]), leave);
  try {
    await withMachines(drive, null, ({ machines }) => runJob(db, job, machines, leave));
  } catch (error) {
    if (!isInUse(error)) throw error;
    await finishJob(db, job, error.message);
  }
}

async function doTrial(drive: Drive, next: NextTrial): Promise<boolean> {
  const trouble = await attemptTrial(drive, next).catch((error: unknown) => {
    if (!isInUse(error)) throw error;
    return error.message;
  });
  if (!trouble) return true;
  await setTrouble(drive.db, drive.clusterId, trouble);
  await rest(drive);
  return true;
}

const rest = ({ leave }: Drive) => sleep(TROUBLE_REST_MS, undefined, { signal: leave }).catch(() => {});

/** Drives a trial to its end; returns why it cannot begin. @throws LabError `in-use` */
async function attemptTrial(drive: Drive, next: NextTrial): Promise<string | null> {
  const { db, clusterId, runner, token, leave } = drive;
  return withMachines(drive, next.slug, async (locked) => {
    const { machines } = locked;
    const found = next.resumed
      ? null
      : ((await findTrouble(machines, next.cluster, next.cell)) ??
        (await strangersTrouble(db, clusterId, machines, next.cluster, involvedVms(next.cell))));
    if (found) return found;
    const trial = await claimTrial(db, next, runner, token);
    if (!trial) return null;
    log(
      `trial ${trial.id} of ${trial.slug}: ${trial.cell.condition}${trial.resumed ? ', taken up again' : ''}`,
    );
    await setTrouble(db, clusterId, null);
    await runTrial(db, trial, locked, runner, leave);
    return null;
  });
}

/** Works on the machines while they are locked. What throws may have left something running: the locks stay then. */
async function withMachines<T>(
  drive: Drive,
  study: string | null,
  work: (locked: LockedMachines) => Promise<T>,
): Promise<T> {
  const { db, clusterId, runner, token, mayAsk } = drive;
  const lines = await openLines(db, clusterId, drive.connect);
  try {
    const locked = await LockedMachines.lock(db, clusterId, lines, { runner, token, study }, mayAsk);
    try {
      const done = await work(locked);
      await locked.release();
      return done;
    } finally {
      locked.leave();
    }
  } finally {
    for (const line of lines) line.close();
  }
}

function isInUse(error: unknown): error is LabError {
  return error instanceof LabError && error.code === 'in-use';
}

/** True for errors after which this runner must not touch the cluster again before it holds a new lease. */
function isNotOurs(error: unknown): boolean {
  return error instanceof TrialStopped || isLeaseLost(error);
}
