import { groupBy } from '../domain/group-by.ts';
import { type GroupTest, kruskalWallis, oneWayAnova, welchAnova } from '../statistics/anova.ts';
import type { Answer } from '../statistics/refusal.ts';
import { type Cell, labelOf } from './cell.ts';

/** Several cells that differ in one factor, tested together. */
export interface FactorTest {
  readonly factor: 'simultaneous' | 'vms';
  /** What all of them have in common. */
  readonly of: string;
  readonly levels: readonly number[];
  readonly n: readonly number[];
  readonly oneWay: Answer<GroupTest>;
  readonly welch: Answer<GroupTest>;
  readonly kruskalWallis: Answer<GroupTest>;
  readonly exploratory: true;
}

/** Over migrations at once where the number of VMs is fixed, and over VMs where migrations at once are. */
export function factorTests(cells: readonly Cell[]): FactorTest[] {
  const used = cells.filter(({ seconds }) => seconds.length > 0);
  const moving = used.filter(({ factors }) => factors.simultaneous > 0);
  const ranked = used.filter(({ factors }) => factors.vms !== null);
  return [
    ...testsOver('simultaneous', moving, ({ line, factors }) =>
      [line, factors.condition, factors.migrationFabric, factors.vms].join('|'),
    ),
    ...testsOver('vms', ranked, ({ line, factors }) =>
      [line, factors.condition, factors.migrationFabric, factors.simultaneous].join('|'),
    ),
  ];
}

function testsOver(
  factor: FactorTest['factor'],
  cells: readonly Cell[],
  fixed: (cell: Cell) => string,
): FactorTest[] {
  return [...groupBy(cells, fixed).values()]
    .filter((own) => own.length > 1)
    .map((own) => {
      const groups = own.map(({ seconds }) => seconds);
      const [first] = own as [Cell];
      return {
        factor,
        of: labelOf({ ...first.factors, ...(factor === 'vms' ? { vms: null } : { simultaneous: 0 }) }),
        levels: own.map(({ factors }) => factors[factor] as number),
        n: groups.map((group) => group.length),
        oneWay: oneWayAnova(groups),
        welch: welchAnova(groups),
        kruskalWallis: kruskalWallis(groups),
        exploratory: true,
      };
    });
}
