import { groupBy } from '../domain/group-by.ts';
import type { Answer } from '../statistics/refusal.ts';
import { refuse } from '../statistics/refusal.ts';
import { type ClosestPair, closestPairs } from '../statistics/sessions.ts';
import { type Cell, labelOf } from './cell.ts';

/** Whether two repetitions of a family are closer to each other than independent ones would be. */
export interface SessionCheck {
  readonly of: string;
  readonly pair: Answer<ClosestPair>;
}

/** One row for each number of VMs; migrations only are rows of migrations at once. */
export function sessionsOf(cells: readonly Cell[]): SessionCheck[] {
  const families = groupBy(cells, ({ line, factors }) => {
    const { condition, migrationFabric, simultaneous } = factors;
    return [line, condition, migrationFabric, condition === 'migration_only' ? '' : simultaneous].join('|');
  });
  return [...families.values()].map((own) => {
    const [first] = own as [Cell];
    const { condition, simultaneous } = first.factors;
    const repetitions = Math.max(...own.map(({ seconds }) => seconds.length));
    const whole = own.filter(({ seconds }) => seconds.length === repetitions).map(({ seconds }) => seconds);
    return {
      of: labelOf({
        ...first.factors,
        vms: null,
        simultaneous: condition === 'migration_only' ? 0 : simultaneous,
      }),
      pair: repetitions === 0 ? refuse('no trial counts yet') : closestPairs(whole),
    };
  });
}
