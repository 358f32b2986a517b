import { eventsOf, type TrialEvent } from './history.ts';

/** A host's wall clock minus the runner's, seconds, and how far the truth may be from it. */
export interface HostClock {
  readonly offsetSeconds: number;
  readonly boundSeconds: number;
}

/**
 * The clock of one node over a trial: the middle of its readings before and after; the bound covers each
 * reading's own and half of what the clock drifted between them.
 */
export function clockOf(history: readonly TrialEvent[], node: string): HostClock {
  const readings = eventsOf(history, 'clock-measured').filter((event) => event.data.node === node);
  const offsets = readings.map((reading) => reading.data.offsetSeconds);
  const low = Math.min(...offsets);
  const high = Math.max(...offsets);
  const bound = Math.max(...readings.map((reading) => reading.data.boundSeconds));
  return { offsetSeconds: (low + high) / 2, boundSeconds: bound + (high - low) / 2 };
}

/** Uptime is told in steps of 10 ms, and the two stamps of an instant are not read at the same one. */
const LEAST_STEP_SECONDS = 0.1;

/** Commands during which a host's wall clock went otherwise than its uptime: somebody set it. */
export function clockSteps(history: readonly TrialEvent[]): { node: string; key: string; seconds: number }[] {
  const started = new Map(eventsOf(history, 'command-started').map(({ data }) => [data.key, data]));
  return eventsOf(history, 'command-ended').flatMap(({ data: { key, node, endedWall, endedUptime } }) => {
    const start = started.get(key);
    if (!start || endedWall === null || endedUptime === null) return [];
    const seconds = endedWall - start.startedWall - (endedUptime - start.startedUptime);
    return Math.abs(seconds) > LEAST_STEP_SECONDS ? [{ node, key, seconds }] : [];
  });
}
