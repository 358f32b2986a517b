import type { ClusterSpec } from './cluster.ts';
import { planRounds } from './rounds.ts';
import type { CellSpec } from './study.ts';

/** A VM and a pair of hosts that no trial uses until a person has released them. */
export interface Quarantine {
  readonly id: string;
  readonly clusterId: string;
  readonly vm: string;
  readonly from: string;
  readonly to: string;
  /** The trial whose migration it was; null when it is gone. */
  readonly trialId: string | null;
  readonly since: Date;
  /** What the hosts said, one sentence. */
  readonly reason: string;
}

/** Why a trial of this cell may not begin, for each quarantine that it would touch; null when it may. */
export function heldBack(
  quarantines: readonly Quarantine[],
  cell: CellSpec,
  cluster: ClusterSpec,
): string | null {
  const held = quarantines.filter((one) => needs(cell, cluster, one));
  if (held.length === 0) return null;
  return `${held.map(describeQuarantine).join(' ')} Look at both hosts, then release them on the page of cluster ${cluster.name}.`;
}

/** `VM 101 and the hosts hA and hB are quarantined since …: VM 101 runs on neither host.` */
export function describeQuarantine({ vm, from, to, since, reason }: Quarantine): string {
  const when = since.toISOString().slice(0, 16).replace('T', ' ');
  return `VM ${vm} and the hosts ${from} and ${to} are quarantined since ${when} UTC: ${reason}`;
}

/** A trial needs the VM when it holds a rank or moves, and the pair when any VM is to move between the two hosts. */
function needs(cell: CellSpec, cluster: ClusterSpec, { vm, from, to }: Quarantine): boolean {
  if ([...cell.ranks, ...cell.movingSet, ...Object.keys(cell.placement)].includes(vm)) return true;
  const moves = planRounds(cell, cluster).flatMap((round) => round.moves);
  return moves.some((move) => [move.from, move.to].sort().join() === [from, to].sort().join());
}

/** Whether a sentence about why trials wait is about these quarantines: what lists them need not repeat it. */
export const tells = (trouble: string, quarantines: readonly Quarantine[]): boolean =>
  quarantines.some((one) => trouble.includes(describeQuarantine(one)));
