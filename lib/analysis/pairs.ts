import type { ContrastKind } from '../domain/analysis-plan.ts';
import { baselineOf, type Cell, inCondition } from './cell.ts';

/** Cells that differ by a contrast and by nothing else. */
export interface Pair {
  readonly a: Cell;
  readonly b: Cell;
}

/** All pairs of a contrast, in the order of the study’s cells. */
export function pairsOf(kind: ContrastKind, cells: readonly Cell[]): Pair[] {
  if (kind === 'with-against-without')
    return inCondition(cells, 'app_with_migration').flatMap((a) => {
      const b = baselineOf(a, cells);
      return b ? [{ a, b }] : [];
    });
  const moving = cells.filter(({ factors }) => factors.condition !== 'app_only');
  if (kind === 'fabric-against-fabric')
    return moving.flatMap((a, i) =>
      moving.slice(i + 1).flatMap((b) => (differOnlyInFabric(a, b) ? [{ a, b }] : [])),
    );
  return moving
    .filter(({ factors }) => factors.simultaneous > 1)
    .flatMap((a) => {
      const b = moving.find(
        (other) =>
          other.factors.simultaneous === 1 &&
          sameBut(a, other) &&
          other.factors.migrationFabric === a.factors.migrationFabric,
      );
      return b ? [{ a, b }] : [];
    });
}

const differOnlyInFabric = (a: Cell, b: Cell) =>
  sameBut(a, b) &&
  a.factors.simultaneous === b.factors.simultaneous &&
  a.factors.migrationFabric !== b.factors.migrationFabric;

/** All but migration fabric and migrations at once. */
const sameBut = (a: Cell, b: Cell) =>
  a.line === b.line && a.factors.condition === b.factors.condition && a.factors.vms === b.factors.vms;
