import type { ClusterSpec } from './cluster.ts';
import type { CellSpec } from './study.ts';

/** VM id → host name. */
export type Placement = Readonly<Record<string, string>>;

/** One VM moved once, in one slot of one round. Rounds and slots count from 1. */
export interface Move {
  readonly round: number;
  readonly slot: number;
  readonly vm: string;
  readonly from: string;
  readonly to: string;
}

export interface Round {
  readonly index: number;
  readonly moves: readonly Move[];
}

/** The next host in the cluster's order; with two hosts, the other one. */
function otherHost(cluster: Pick<ClusterSpec, 'hosts'>, host: string): string {
  const names = cluster.hosts.map(({ name }) => name);
  const next = names[(names.indexOf(host) + 1) % names.length];
  if (next === undefined) throw new Error('a cluster without hosts');
  return next;
}

/**
 * The rounds of a trial: migrations ÷ simultaneous of them. There and back: the same VMs, out in odd rounds and
 * home in even ones. Drain: the next VMs of the moving set, each leaving its host once.
 */
export function planRounds(cell: CellSpec, cluster: Pick<ClusterSpec, 'hosts'>): Round[] {
  const s = cell.simultaneous;
  if (s === 0) return [];
  return Array.from({ length: cell.migrations / s }, (_, i) => {
    const movers = cell.movement === 'drain' ? cell.movingSet.slice(i * s, (i + 1) * s) : cell.movingSet;
    const out = cell.movement === 'drain' || i % 2 === 0;
    const moves = movers.map((vm, slot) => {
      const start = cell.placement[vm] ?? '';
      const away = otherHost(cluster, start);
      return { round: i + 1, slot: slot + 1, vm, from: out ? start : away, to: out ? away : start };
    });
    return { index: i + 1, moves };
  });
}
