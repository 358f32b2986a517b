import { groupBy } from '../domain/group-by.ts';
import { describe } from '../statistics/describe.ts';
import type { Answer } from '../statistics/refusal.ts';
import { pairedTest, type TTest } from '../statistics/welch.ts';
import { labelOf } from './cell.ts';
import type { Pair } from './pairs.ts';

/** One side of a contrast against the other, number of VMs by number of VMs. */
export interface PairedOverVms {
  readonly a: string;
  readonly b: string;
  readonly vms: readonly number[];
  /** Student’s t test of the differences of cell means. */
  readonly test: Answer<TTest>;
  /** At how many numbers of VMs the mean of a is the smaller one. */
  readonly aSmaller: number;
}

export function pairedOverVms(pairs: readonly Pair[]): PairedOverVms[] {
  const usable = pairs.filter(
    ({ a, b }) => a.factors.vms !== null && a.seconds.length > 0 && b.seconds.length > 0,
  );
  return [...groupBy(usable, ({ a, b }) => `${sideOf(a)} | ${sideOf(b)}`).values()].map((own) => {
    const means = own.map(({ a, b }) => [describe(a.seconds).mean, describe(b.seconds).mean] as const);
    const [first] = own as [Pair];
    return {
      a: sideOf(first.a),
      b: sideOf(first.b),
      vms: own.map(({ a }) => a.factors.vms as number),
      test: pairedTest(
        means.map(([a]) => a),
        means.map(([, b]) => b),
      ),
      aSmaller: means.filter(([a, b]) => a < b).length,
    };
  });
}

const sideOf = ({ factors }: Pair['a']) => labelOf({ ...factors, vms: null });
