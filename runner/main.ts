import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { forgetOldChanges } from '#lib/store/changes';
import { database } from '#lib/store/client';
import { setTrouble } from '#lib/store/clusters';
import { onChange } from '#lib/store/listener';
import { clustersWithWork } from '#lib/store/queue';
import { driveCluster } from './cluster.ts';
import { log } from './log.ts';
import { sendNotices } from './notices.ts';

/**
 * Without news the queue is read this often: a lease that runs out makes no notice, and a trial is to be taken up
 * again within 5 s of its runner's death.
 */
const IDLE_POLL_MS = 250;
/** After an error that nobody expected; trying again at once would only repeat it. */
const FAILURE_REST_MS = 5000;

/** Every command that is under way listens to its trial's signal: eight on each machine, and more of them wait. */
setMaxListeners(0);

const runner = `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`;
const shutdown = new AbortController();
const driving = new Map<string, Promise<void>>();

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => shutdown.abort());

const db = database();
log(`${runner} is waiting for work`);
await forgetOldChanges(db, new Date());
const sending = sendNotices(db, shutdown.signal);
while (!shutdown.signal.aborted) {
  try {
    for (const clusterId of await clustersWithWork(db)) {
      if (driving.has(clusterId)) continue;
      const work = driveCluster(db, clusterId, runner, shutdown.signal)
        .catch((error: unknown) => explain(clusterId, error))
        .finally(() => driving.delete(clusterId));
      driving.set(clusterId, work);
    }
  } catch (error) {
    log(`the queue cannot be read: ${error instanceof Error ? error.message : error}`);
  }
  await news();
}
await Promise.all([...driving.values(), sending]);
await db.$disconnect();
process.exit(0);

/** Says on the cluster's page what stops its trials, where the database can be reached. */
async function explain(clusterId: string, error: unknown): Promise<void> {
  const message = error instanceof Error ? error.message : String(error);
  log(`cluster ${clusterId}: ${error instanceof Error ? error.stack : message}`);
  await setTrouble(db, clusterId, `The runner stopped at an error: ${message}`).catch(() => {});
  await sleep(FAILURE_REST_MS, undefined, { signal: shutdown.signal }).catch(() => {});
}

/** Resolves at the next change, after the idle time, or at shutdown. */
function news(): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      stopListening();
      shutdown.signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, IDLE_POLL_MS);
    const stopListening = onChange(done);
    shutdown.signal.addEventListener('abort', done, { once: true });
  });
}
