import type { Sample, StudyFacts } from '../domain/sample.ts';
import { holm } from '../statistics/adjust.ts';
import { isRefused } from '../statistics/refusal.ts';
import { type Cell, cellsOf } from './cell.ts';
import { type Comparison, compareCells } from './two-groups.ts';

/** A study with its trials. */
export interface Side {
  readonly study: Pick<StudyFacts, 'provenance' | 'fabrics'>;
  readonly samples: readonly Sample[];
}

/** The same cell in two studies: b ÷ a, b − a. */
export interface Match {
  readonly a: Cell;
  readonly b: Cell;
  readonly comparison: Comparison;
  /** Welch’s p, corrected over all matches; null where there is none. */
  readonly holm: number | null;
  /** The workloads are not set up alike: another input, perhaps. */
  readonly settingsDiffer: boolean;
}

export interface StudyComparison {
  readonly matches: readonly Match[];
  readonly onlyA: readonly Cell[];
  readonly onlyB: readonly Cell[];
}

/**
 * Puts cells side by side that have the same application, condition, VMs and migrations at once, over fabrics of the same
 * nominal speed: two clusters may name them otherwise. An MPI fabric that one of the two does not know fits any. Every
 * such comparison is exploratory: nobody declared it before the trials ran.
 */
export function compareStudies(a: Side, b: Side): StudyComparison {
  const left = cellsOf(a.study, a.samples);
  const right = cellsOf(b.study, b.samples);
  const taken = new Set<Cell>();
  const pairs = left.flatMap((cell) => {
    const same = right.filter((other) => !taken.has(other) && fits(a, cell, b, other));
    const other = same.find((one) => one.workload === cell.workload) ?? same[0];
    if (!other) return [];
    taken.add(other);
    return [{ a: cell, b: other, comparison: compareCells(other, cell) }];
  });
  const p = pairs.flatMap(({ comparison: { welch } }) => (isRefused(welch) ? [] : [welch.p]));
  const adjusted = holm(p);
  let next = 0;
  return {
    matches: pairs.map((pair) => ({
      ...pair,
      holm: isRefused(pair.comparison.welch) ? null : (adjusted[next++] ?? null),
      settingsDiffer: pair.a.workload !== pair.b.workload,
    })),
    onlyA: left.filter((cell) => !pairs.some((pair) => pair.a === cell)),
    onlyB: right.filter((cell) => !taken.has(cell)),
  };
}

function fits(a: Side, { factors: x }: Cell, b: Side, { factors: y }: Cell): boolean {
  return (
    x.application === y.application &&
    x.condition === y.condition &&
    x.vms === y.vms &&
    x.simultaneous === y.simultaneous &&
    speedOf(a, x.migrationFabric) === speedOf(b, y.migrationFabric) &&
    (x.mpiFabric === null || y.mpiFabric === null || speedOf(a, x.mpiFabric) === speedOf(b, y.mpiFabric))
  );
}

/** Nominal Mb/s; a fabric without one is known by its name. */
function speedOf({ study }: Side, name: string | null): number | string | null {
  return study.fabrics.find((fabric) => fabric.name === name)?.nominalMbps ?? name;
}
