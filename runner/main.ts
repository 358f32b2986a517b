import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { forgetOldChanges } from '#lib/store/changes';
import { database } from '#lib/store/client';
import { onChange } from '#lib/store/listener';
import { clustersWithWork } from '#lib/store/queue';
import { driveCluster } from './cluster.ts';
import { log } from './log.ts';

/** Without news the queue is read this often: a notice can be lost, work must not be. */
const IDLE_POLL_MS = 2000;

const runner = `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`;
const shutdown = new AbortController();
const driving = new Map<string, Promise<void>>();

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => shutdown.abort());

const db = database();
log(`${runner} is waiting for work`);
await forgetOldChanges(db, new Date());
while (!shutdown.signal.aborted) {
  try {
    for (const clusterId of await clustersWithWork(db)) {
      if (driving.has(clusterId)) continue;
      const work = driveCluster(db, clusterId, runner, shutdown.signal)
        .catch((error: unknown) =>
          log(`cluster ${clusterId}: ${error instanceof Error ? error.stack : error}`),
        )
        .finally(() => driving.delete(clusterId));
      driving.set(clusterId, work);
    }
  } catch (error) {
    log(`the queue cannot be read: ${error instanceof Error ? error.message : error}`);
  }
  await news();
}
await Promise.all(driving.values());
await db.$disconnect();
process.exit(0);

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
