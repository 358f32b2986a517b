import type { Factor, Filter, Level } from '#lib/domain/expression';
import type { Sample } from '#lib/domain/sample';
import { Underivable } from './underivable.ts';

/** The cell at hand: its levels, and for each factor the levels of all cells beside it, ascending. */
export interface Group {
  readonly levels: ReadonlyMap<Factor, Level>;
  readonly ladder: ReadonlyMap<Factor, readonly Level[]>;
}

export const NO_GROUP: Group = { levels: new Map(), ladder: new Map() };

/** Trials by their cell: all of a cell share every factor but the repetition. */
export type Cells = readonly (readonly Sample[])[];

export function byCell(samples: readonly Sample[]): Cells {
  const cells = new Map<string, Sample[]>();
  for (const sample of samples) {
    const cell = cells.get(sample.cellId);
    if (cell) cell.push(sample);
    else cells.set(sample.cellId, [sample]);
  }
  return [...cells.values()];
}

/** The trials that fit a filter. @throws Underivable for `same` or `next` where there is no such level */
export function select(cells: Cells, filter: Filter, group: Group): Sample[] {
  const wanted = Object.entries(filter).map(([factor, choice]) => {
    const levels = typeof choice === 'string' ? [levelOf(factor as Factor, choice, group)] : choice;
    return [factor as Factor, levels] as const;
  });
  const fits = (sample: Sample, factors: typeof wanted) =>
    factors.every(([factor, levels]) => levels.includes(sample[factor]));
  const ofCell = wanted.filter(([factor]) => factor !== 'repetition');
  const ofTrial = wanted.filter(([factor]) => factor === 'repetition');
  return cells
    .filter(([first]) => first && fits(first, ofCell))
    .flatMap((cell) => cell.filter((sample) => fits(sample, ofTrial)));
}

function levelOf(factor: Factor, choice: 'same' | 'next', { levels, ladder }: Group): Level {
  const level = levels.get(factor);
  if (level === undefined)
    throw new Underivable(`The query asks for the ${choice} ${factor} outside a cell that has one.`);
  if (choice === 'same') return level;
  const steps = ladder.get(factor) ?? [];
  const next = steps[steps.indexOf(level) + 1];
  if (next === undefined) throw new LastStep();
  return next;
}

/** @throws Underivable for a level that is no number, or outside a cell */
export function numericLevel(factor: Factor, group: Group): number {
  const level = levelOf(factor, 'same', group);
  if (typeof level === 'number') return level;
  throw new Underivable(`The ${factor} of a cell, ${level ?? 'none'}, is no number.`);
}

/** The last level has no next one: such a cell is passed over, nothing is missing. */
export class LastStep extends Underivable {
  constructor() {
    super('There is no further level.');
  }
}

/** The groups of trials that share the levels of `over`, in ascending order, each within the cell around it. */
export function groupsOf(samples: readonly Sample[], over: readonly Factor[], around: Group): Group[] {
  const levelsOf = (sample: Sample) => over.map((factor) => sample[factor]);
  const found = new Map(samples.map((sample) => [JSON.stringify(levelsOf(sample)), levelsOf(sample)]));
  const ladder = new Map(around.ladder);
  over.forEach((factor) => {
    ladder.set(factor, [...new Set(samples.map((sample) => sample[factor]))].sort(ascending));
  });
  return [...found.values()].sort(byEach).map((levels) => ({
    ladder,
    levels: new Map([...around.levels, ...over.map((factor, i) => [factor, levels[i] ?? null] as const)]),
  }));
}

function ascending(a: Level, b: Level): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a) < String(b) ? -1 : Number(String(a) !== String(b));
}

function byEach(a: readonly Level[], b: readonly Level[]): number {
  return a.map((level, i) => ascending(level, b[i] ?? null)).find((order) => order !== 0) ?? 0;
}
