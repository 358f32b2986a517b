import type { CommandOutput, MoveReport } from '../domain/adapters.ts';
import { bytesBetween } from '../domain/bytes.ts';
import type { ClusterSpec } from '../domain/cluster.ts';
import { eventsOf, type TrialEvent } from '../domain/history.ts';
import { deriveResult } from '../domain/result.ts';
import type { CellSpec } from '../domain/study.ts';
import type { Outcome } from '../domain/words.ts';

/** One migration of a trial, as its hosts took part in it. */
interface MoveFact {
  readonly from: string;
  readonly to: string;
  readonly seconds: number;
  readonly outcome: Outcome;
}

/** Bytes of one interface over one round, in the direction in which more went. */
interface RateFact {
  readonly host: string;
  readonly fabric: string;
  /** Over all the time between the two readings of the counters: the wire was at least so fast. */
  readonly megabitsPerSecond: number;
}

/** What a trial says of the hosts that it ran on. */
export interface RunFacts {
  readonly hosts: readonly string[];
  /** Which fabric carried the migrations; null without any. */
  readonly fabric: string | null;
  readonly moves: readonly MoveFact[];
  readonly rates: readonly RateFact[];
}

/** @param cluster as it was when the trial ran */
export function runFacts(
  cell: CellSpec,
  cluster: ClusterSpec,
  history: readonly TrialEvent[],
  readMove: (output: CommandOutput) => MoveReport,
): RunFacts {
  const { migrations } = deriveResult(cell, cluster, history, readMove);
  const moves = migrations.map(({ from, to, wallSeconds, report }) => ({
    from,
    to,
    seconds: wallSeconds,
    outcome: report.outcome,
  }));
  const part = [...Object.values(cell.placement), ...moves.flatMap(({ from, to }) => [from, to])];
  return {
    hosts: [...new Set(part)],
    fabric: cell.migrationFabric,
    moves,
    rates: [...new Set(migrations.map(({ round }) => round))].flatMap((round) =>
      ratesOf(cluster, history, `round-${round}/before`, `round-${round}/after`),
    ),
  };
}

function ratesOf(
  cluster: ClusterSpec,
  history: readonly TrialEvent[],
  before: string,
  after: string,
): RateFact[] {
  const bytes = bytesBetween(history, before, after);
  const readAt = (node: string, moment: string, last: boolean) => {
    const own = eventsOf(history, 'counters-read').filter(
      ({ data }) => data.node === node && data.moment === moment,
    );
    return (last ? own.at(-1) : own[0])?.data.atWall ?? Number.NaN;
  };
  return cluster.hosts.flatMap((host) => {
    const seconds = readAt(host.name, after, true) - readAt(host.name, before, false);
    return cluster.fabrics.flatMap(({ name }) => {
      const own = bytes[host.name]?.[host.fabrics[name]?.interface ?? ''];
      if (!own || !(seconds > 0)) return [];
      const most = Math.max(own.received, own.sent);
      return [{ host: host.name, fabric: name, megabitsPerSecond: (most * 8) / 1e6 / seconds }];
    });
  });
}
