import { groupBy } from '../domain/group-by.ts';
import { type ScalingPoint, scaling } from '../statistics/scaling.ts';
import { type Cell, labelOf } from './cell.ts';

/** How an application scales over VMs, alone or with migrations. */
export interface StudyScaling {
  readonly of: string;
  readonly base: number;
  readonly points: readonly ScalingPoint[];
}

export function scalingsOf(cells: readonly Cell[]): StudyScaling[] {
  const ranked = cells.filter(({ factors, seconds }) => factors.vms !== null && seconds.length > 0);
  const lines = groupBy(ranked, ({ line, factors }) =>
    [line, factors.condition, factors.migrationFabric, factors.simultaneous].join('|'),
  );
  return [...lines.values()]
    .filter((own) => own.length > 1)
    .map((own) => {
      const groups = own
        .map(({ factors, seconds }) => ({ ranks: factors.vms as number, seconds }))
        .sort((a, b) => a.ranks - b.ranks);
      const [first] = own as [Cell];
      const points = scaling(groups);
      return { of: labelOf({ ...first.factors, vms: null }), base: groups[0]?.ranks as number, points };
    });
}
