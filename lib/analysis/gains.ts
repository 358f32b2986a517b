import type { CountedSample } from '../domain/sample.ts';
import { describe } from '../statistics/describe.ts';
import { baselineOf, type Cell, inCondition } from './cell.ts';

/** How many seconds a trial with migrations took longer than the application alone does on average. */
export interface Gain {
  readonly trial: CountedSample;
  readonly cell: Cell;
  readonly seconds: number;
}

/** Of every counted trial with migrations whose baseline has trials. */
export function gainsOf(cells: readonly Cell[]): Gain[] {
  return inCondition(cells, 'app_with_migration').flatMap((cell) => {
    const alone = baselineOf(cell, cells)?.seconds ?? [];
    if (alone.length === 0) return [];
    const { mean } = describe(alone);
    return cell.counted.map((trial) => ({ trial, cell, seconds: trial.seconds - mean }));
  });
}
