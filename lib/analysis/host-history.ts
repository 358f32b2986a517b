import type { ClusterSpec } from '../domain/cluster.ts';
import type { Verdict } from '../domain/words.ts';
import { median } from '../statistics/quantile.ts';
import type { RunFacts } from './run-facts.ts';

/** A finished trial of a cluster, with what it says of the hosts. */
export interface Run extends RunFacts {
  readonly verdict: Verdict | null;
}

/** Migrations of one direction over one fabric. */
export interface MovesOver {
  readonly fabric: string;
  /** Those that succeeded in trials judged valid. */
  readonly count: number;
  /** Of those; null for none. */
  readonly medianSeconds: number | null;
}

export interface HostHistory {
  readonly host: string;
  readonly trials: number;
  readonly valid: number;
  readonly out: readonly MovesOver[];
  readonly in: readonly MovesOver[];
  /** Migrations from or to it that did not succeed, whatever became of the trial. */
  readonly failed: number;
  readonly moved: number;
}

/** What a cluster's hosts did in these trials. */
export function hostHistories(cluster: Pick<ClusterSpec, 'hosts' | 'fabrics'>, runs: readonly Run[]) {
  return cluster.hosts.map(({ name }): HostHistory => {
    const own = runs.filter((run) => run.hosts.includes(name));
    const moves = own.flatMap((run) => run.moves.filter(({ from, to }) => from === name || to === name));
    const over = (end: 'from' | 'to') =>
      cluster.fabrics.map(({ name: fabric }): MovesOver => {
        const seconds = own
          .filter((run) => run.verdict === 'valid' && run.fabric === fabric)
          .flatMap((run) => run.moves.filter((move) => move[end] === name && move.outcome === 'ok'))
          .map((move) => move.seconds);
        return {
          fabric,
          count: seconds.length,
          medianSeconds: seconds.length > 0 ? median(seconds) : null,
        };
      });
    return {
      host: name,
      trials: own.length,
      valid: own.filter(({ verdict }) => verdict === 'valid').length,
      out: over('from'),
      in: over('to'),
      failed: moves.filter(({ outcome }) => outcome !== 'ok').length,
      moved: moves.length,
    };
  });
}

/** How fast a fabric was at least: the most that one interface carried over a whole round. */
export interface FabricFloor {
  readonly fabric: string;
  readonly nominalMbps: number;
  /** null: no round of a valid trial was counted. */
  readonly best: { readonly host: string; readonly megabitsPerSecond: number } | null;
  /** Rounds times hosts that were counted. */
  readonly readings: number;
}

/** Only rounds whose migrations went over the fabric, in trials judged valid: elsewhere next to nothing may have gone. */
export function fabricFloors({ fabrics }: Pick<ClusterSpec, 'fabrics'>, runs: readonly Run[]): FabricFloor[] {
  const valid = runs.filter(({ verdict }) => verdict === 'valid');
  return fabrics.map(({ name, nominalMbps }) => {
    const own = valid
      .filter((run) => run.fabric === name)
      .flatMap((run) => run.rates.filter(({ fabric }) => fabric === name));
    const best = own.reduce<FabricFloor['best']>(
      (most, { host, megabitsPerSecond }) =>
        most && most.megabitsPerSecond >= megabitsPerSecond ? most : { host, megabitsPerSecond },
      null,
    );
    return { fabric: name, nominalMbps, best, readings: own.length };
  });
}
