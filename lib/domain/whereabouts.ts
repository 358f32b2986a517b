import type { ClusterSpec } from './cluster.ts';
import { eventsOf, type TrialEvent } from './history.ts';

/** Where a VM was when the hosts were last asked; `host` is null where not exactly one runs it. */
export interface Whereabouts {
  readonly vm: string;
  readonly host: string | null;
  /** What the hosts said, where it is not simply running on one. */
  readonly said: string;
  readonly at: Date;
}

/** The last look of these histories, of any trial; empty when nobody has looked. */
export function whereaboutsOf(
  { vms }: Pick<ClusterSpec, 'vms'>,
  events: readonly TrialEvent[],
): Whereabouts[] {
  const last = newest(eventsOf(events, 'placement-seen'));
  if (!last) return [];
  return vms.map(({ id }) => {
    const own = last.data.sightings.filter(({ vm }) => vm === id);
    const running = own.filter(({ state }) => state === 'running');
    const said = own.map(({ host, state }) => `${state} on ${host}`).join(', ');
    return {
      vm: id,
      host: running.length === 1 ? (running[0]?.host ?? null) : null,
      said: said || 'known to no host',
      at: last.at,
    };
  });
}

/** A machine's clock when it was last compared with the runner's. */
export interface ClockSeen {
  readonly offsetSeconds: number;
  readonly boundSeconds: number;
  readonly at: Date;
}

/** By machine, from the histories of any trials. */
export function clocksSeen(events: readonly TrialEvent[]): ReadonlyMap<string, ClockSeen> {
  const readings = [...eventsOf(events, 'clock-measured')].sort((a, b) => a.at.getTime() - b.at.getTime());
  return new Map(readings.map(({ at, data }) => [data.node, { ...data, at }]));
}

const newest = <T extends { readonly at: Date }>(events: readonly T[]): T | undefined =>
  [...events].sort((a, b) => a.at.getTime() - b.at.getTime()).at(-1);
