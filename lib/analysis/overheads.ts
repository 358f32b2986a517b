import { groupBy } from '../domain/group-by.ts';
import { dunnett, dunnettUnequal, type ManyToOne } from '../statistics/dunnett.ts';
import { type Overhead, overhead } from '../statistics/overhead.ts';
import { type Answer, isRefused } from '../statistics/refusal.ts';
import { baselineOf, type Cell, type CellFactors, inCondition, migrationsOf } from './cell.ts';

/** What migrations cost in one cell. */
export interface CellOverhead extends Overhead {
  readonly cell: CellFactors;
  readonly application: CellFactors | null;
  readonly migrations: CellFactors | null;
  /** Against the control that several cells share: p and interval hold for all of them at once. */
  readonly dunnett: Answer<ManyToOne>;
  /** The same with a variance for each group. */
  readonly dunnettUnequal: Answer<ManyToOne>;
}

export function overheadsOf(cells: readonly Cell[]): CellOverhead[] {
  const within = inCondition(cells, 'app_with_migration');
  const sharing = groupBy(within, (cell) => baselineOf(cell, cells));
  return [...sharing].flatMap(([control, own]) => {
    const groups = own.map(({ seconds }) => seconds);
    const [equal, unequal] = [
      dunnett(control?.seconds ?? [], groups),
      dunnettUnequal(control?.seconds ?? [], groups),
    ];
    return own.map((cell, i) => {
      const migrations = migrationsOf(cell, cells);
      return {
        cell: cell.factors,
        application: control?.factors ?? null,
        migrations: migrations?.factors ?? null,
        ...overhead(cell.seconds, control?.seconds ?? [], migrations?.seconds ?? []),
        dunnett: isRefused(equal) ? equal : (equal[i] as ManyToOne),
        dunnettUnequal: isRefused(unequal) ? unequal : (unequal[i] as ManyToOne),
      };
    });
  });
}
