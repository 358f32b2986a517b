import { describe } from '../statistics/describe.ts';
import type { Answer } from '../statistics/refusal.ts';
import { refuse } from '../statistics/refusal.ts';
import { repetitionsForPower } from '../statistics/repetitions.ts';
import { baselineOf, type Cell, type CellFactors, inCondition } from './cell.ts';

/** What another study is to find. */
export interface PlannerWish {
  /** Shares of the application’s mean time. */
  readonly effects: readonly number[];
  /** The chance to find them. */
  readonly power: number;
}

export const USUAL_WISH: PlannerWish = { effects: [0.05, 0.1, 0.2], power: 0.8 };

/** How many repetitions another study would need, this one being its pilot. */
export interface PilotPlan {
  readonly cell: CellFactors;
  /** The common standard deviation of the cell and its application alone. */
  readonly pooledSd: number | null;
  readonly power: number;
  /** An effect as a share of the application’s mean time, and the trials for each of the two cells. */
  readonly needed: readonly {
    readonly effect: number;
    readonly seconds: number | null;
    readonly perGroup: Answer<number>;
  }[];
}

export function plansOf(cells: readonly Cell[], alpha: number, wish = USUAL_WISH): PilotPlan[] {
  const { effects, power } = wish;
  return inCondition(cells, 'app_with_migration').map((cell) => {
    const alone = baselineOf(cell, cells)?.seconds ?? [];
    const sd = pooledSd([cell.seconds, alone]);
    const mean = alone.length > 0 ? describe(alone).mean : null;
    return {
      cell: cell.factors,
      pooledSd: sd,
      power,
      needed: effects.map((effect) => ({
        effect,
        seconds: mean === null ? null : effect * mean,
        perGroup:
          mean === null
            ? refuse('the application alone has no trials to take a share of')
            : repetitionsForPower(effect * mean, sd, power, alpha),
      })),
    };
  });
}

function pooledSd(groups: readonly (readonly number[])[]): number | null {
  const usable = groups.filter((group) => group.length > 1);
  const df = usable.reduce((sum, group) => sum + group.length - 1, 0);
  if (df === 0) return null;
  const squares = usable.reduce(
    (sum, group) => sum + (describe(group).sd as number) ** 2 * (group.length - 1),
    0,
  );
  return Math.sqrt(squares / df);
}
