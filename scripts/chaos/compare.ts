import { eventsOf, type TrialEvent } from '#lib/domain/history';
import type { Deed } from '../../rehearsal/place.ts';

/** What the store has of one trial. */
export interface Recorded {
  readonly trialId: string;
  readonly ended: boolean;
  readonly history: readonly TrialEvent[];
}

export interface Losses {
  /** Done on a machine and not in the store, or never done to its end. */
  readonly lost: number;
  /** Done more often than anybody intended it. */
  readonly duplicated: number;
  /** Said of a trial that did not do it. */
  readonly misattributed: number;
}

/** Shells report a command that a signal ended as 128 + its number. */
const SIGNAL_BASE = 128;

/** What the machines told against what the store holds: each launch, and each migration of each VM from each host. */
export function compare(deeds: readonly Deed[], trials: readonly Recorded[]): Losses {
  const told = count(deeds.flatMap((deed) => (deed.what.endsWith('-began') ? [placeOf(deed)] : [])));
  const outcomes = count(
    deeds.flatMap((deed) => (deed.what.endsWith('-ended') ? [`${placeOf(deed)} ${deed.exitCode}`] : [])),
  );
  const intended = count(trials.flatMap((trial) => commandsOf(trial, 'command-intended').map(([at]) => at)));
  const ended = trials.flatMap((trial) => commandsOf(trial, 'command-ended'));
  const known = count(ended.map(([at]) => at));
  // What a signal ended could not tell its end.
  const byItself = ended.filter(([, exitCode]) => exitCode !== null && exitCode < SIGNAL_BASE);
  const recorded = count(byItself.map(([at, exitCode]) => `${at} ${exitCode}`));
  return {
    lost: surplus(told, known) + trials.filter((trial) => !trial.ended).length,
    duplicated: surplus(told, intended),
    // An end that no machine told of, or another one than it told of.
    misattributed: surplus(recorded, outcomes),
  };
}

function placeOf({ what, trial, machine, vm }: Deed): string {
  return `${trial} ${machine} ${what.startsWith('launch') ? 'launch' : vm}`;
}

function commandsOf(
  { trialId, history }: Recorded,
  type: 'command-intended' | 'command-ended',
): [string, number | null][] {
  const prevented = new Set(eventsOf(history, 'command-prevented').map(({ data }) => data.key));
  return eventsOf(history, type).flatMap(({ data }): [string, number | null][] => {
    if (prevented.has(data.key)) return [];
    const what = /(?:^|\/)(launch|\d+)(?:\/(?:out|back))?$/.exec(data.key)?.[1] ?? data.key;
    return [[`${trialId} ${data.node} ${what}`, 'exitCode' in data ? data.exitCode : null]];
  });
}

function count(items: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

/** How many of one side the other does not have. */
function surplus(own: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number {
  return [...own].reduce((sum, [item, times]) => sum + Math.max(0, times - (other.get(item) ?? 0)), 0);
}
