import { fabricFloors, hostHistories, type Run } from './analysis/host-history.ts';
import { type RunFacts, runFacts } from './analysis/run-facts.ts';
import { clocksSeen, whereaboutsOf } from './domain/whereabouts.ts';
import { platformOf } from './platforms/registry.ts';
import type { Db } from './store/client.ts';
import { type EndedTrial, endedTrials, latestLooks, moveEvents } from './store/cluster-history.ts';
import type { StoredCluster } from './store/clusters.ts';

/** Enough for a median, few enough that the page does not wait; the page says how many. */
const TRIALS_AT_MOST = 100;
const KEPT_AT_MOST = 1000;

/** What ended trials say; their histories never change. The oldest are forgotten first. */
const kept = new Map<string, RunFacts>();

/** What a cluster's machines did lately, from the histories of its trials. */
export async function loadClusterHistory(db: Db, { id, spec }: Pick<StoredCluster, 'id' | 'spec'>) {
  const [looks, trials] = await Promise.all([latestLooks(db, id), endedTrials(db, id, TRIALS_AT_MOST)]);
  const runs = await runsOf(db, trials);
  const clocks = clocksSeen(looks);
  return {
    trials: trials.length,
    whereabouts: whereaboutsOf(spec, looks),
    hosts: hostHistories(spec, runs).map((host) => ({ ...host, clock: clocks.get(host.host) ?? null })),
    floors: fabricFloors(spec, runs),
  };
}

async function runsOf(db: Db, trials: readonly EndedTrial[]): Promise<Run[]> {
  const unread = trials.filter(({ id }) => !kept.has(id));
  const histories = await moveEvents(
    db,
    unread.map(({ id }) => id),
  );
  const read = unread.map(({ id, cell, cluster }): [string, RunFacts] => [
    id,
    runFacts(cell, cluster, histories.get(id) ?? [], platformOf(cluster).parseMove),
  ]);
  const facts = new Map([...kept, ...read]);
  for (const [id, one] of read) kept.set(id, one);
  for (const oldest of [...kept.keys()].slice(0, Math.max(0, kept.size - KEPT_AT_MOST))) kept.delete(oldest);
  return trials.flatMap(({ id, verdict }) => {
    const own = facts.get(id);
    return own ? [{ ...own, verdict }] : [];
  });
}
