import type { HostClock } from './clocks.ts';
import { eventsOf, type TrialEvent } from './history.ts';
import type { Move } from './rounds.ts';

/** How closely the migrations of a round started together. */
export interface StartSkew {
  /** Latest start minus earliest, seconds; null where fewer than two started. */
  readonly seconds: number | null;
  /** How far the truth may be from it: nothing between starts on one host; null where a clock was not measured. */
  readonly boundSeconds: number | null;
  /** VMs that were not ready at the round's deadline and started as soon as they were. */
  readonly late: readonly string[];
}

/** `started` are the migrations of one round, `start` in seconds of a common clock; `clocks` are those of the hosts. */
export function startSkew(
  history: readonly TrialEvent[],
  started: readonly (Move & { readonly start: number })[],
  clocks: ReadonlyMap<string, HostClock>,
): StartSkew {
  const starts = started.map(({ start }) => start);
  const hosts = [...new Set(started.map(({ from }) => from))];
  const bounds = hosts.flatMap((host) => clocks.get(host)?.boundSeconds ?? []);
  const [widest = 0, next = 0] = bounds.sort((a, b) => b - a);
  const known = hosts.length < 2 || bounds.length === hosts.length;
  const together = started.length >= 2;
  return {
    seconds: together ? Math.max(...starts) - Math.min(...starts) : null,
    boundSeconds: together && known ? (hosts.length < 2 ? 0 : widest + next) : null,
    late: started.filter((move) => wasLate(history, move)).map(({ vm }) => vm),
  };
}

/** Older histories know of no deadline: nobody was late for one. */
function wasLate(history: readonly TrialEvent[], { round, vm }: Move): boolean {
  const start = eventsOf(history, 'command-started').find(({ data }) => data.key === `round-${round}/${vm}`);
  return start?.data.armed !== undefined && start.data.armed.release !== 'waited';
}
