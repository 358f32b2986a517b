import { Factor, type Level } from '#lib/domain/expression';
import type { Sample } from '#lib/domain/sample';
import { byCell } from './select.ts';

/** Which levels a study's trials have of each factor: what a query can choose from. */
export type Levels = Readonly<Record<Factor, readonly Level[]>>;

/** In ascending order, nothing first. */
export function levelsOf(samples: readonly Sample[]): Levels {
  const firsts = byCell(samples).flatMap(([first]) => first ?? []);
  const entries = Factor.options.map((factor) => {
    const of = factor === 'repetition' ? samples : firsts;
    return [factor, [...new Set(of.map((sample) => sample[factor]))].sort(nothingFirst)];
  });
  return Object.fromEntries(entries) as Record<Factor, Level[]>;
}

function nothingFirst(a: Level, b: Level): number {
  if (a === null || b === null) return Number(b === null) - Number(a === null);
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a).localeCompare(String(b), 'en');
}
