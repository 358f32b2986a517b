import pg from 'pg';
import { readEnvironment } from '../env.ts';

const RECONNECT_MS = 1000;
type Wake = () => void;

const shared = globalThis as { migrationLabListener?: Set<Wake> };

/** Calls `wake` whenever something changed, from one LISTEN connection per process. Returns how to stop. */
export function onChange(wake: Wake): () => void {
  if (!shared.migrationLabListener) {
    shared.migrationLabListener = new Set();
    listen(shared.migrationLabListener);
  }
  const listeners = shared.migrationLabListener;
  listeners.add(wake);
  return () => listeners.delete(wake);
}

function listen(listeners: Set<Wake>): void {
  const client = new pg.Client({ connectionString: readEnvironment().DATABASE_URL });
  const wakeAll = () => {
    for (const wake of listeners) wake();
  };
  let over = false;
  const again = () => {
    if (over) return;
    over = true;
    client.end().catch(() => {});
    setTimeout(() => listen(listeners), RECONNECT_MS);
  };
  client.on('notification', wakeAll);
  // A server that goes down is reported twice, and an error that nobody hears would end the process.
  client.on('error', again);
  client.on('end', again);
  // After a gap nobody knows what was missed: wake everybody, they read from their own cursors.
  client
    .connect()
    .then(() => client.query('LISTEN change'))
    .then(wakeAll)
    .catch(again);
}
