import { eventsOf, type TrialEvent } from './history.ts';

/** What is compared between repetitions of one cell: `node fact` → value. */
export type Configuration = Readonly<Record<string, string>>;

/** Facts that must not change between repetitions; memory and load may. */
const COMPARED = ['kernel', 'cpu', 'cores', 'governor', 'mpi', 'program'];

/** The configuration that machines and VMs told of themselves at the start of a trial. */
export function configurationOf(history: readonly TrialEvent[]): Configuration {
  const told = eventsOf(history, 'environment-read').flatMap(({ data: { node, facts } }) =>
    Object.entries(facts).flatMap(([name, value]): [string, string][] =>
      COMPARED.includes(name) ? [[`${node} ${name}`, value]] : [],
    ),
  );
  return Object.fromEntries(told.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A fact that a trial and a repetition of its cell tell differently. */
export interface Difference {
  readonly fact: string;
  readonly own: string;
  readonly others: readonly { readonly value: string; readonly repetitions: readonly number[] }[];
}

/** What a trial's machines told otherwise than those of other repetitions; a fact that only one of them tells is none. */
export function differencesAmong(
  own: Configuration,
  siblings: readonly { readonly repetition: number; readonly configuration: Configuration }[],
): Difference[] {
  return Object.entries(own).flatMap(([fact, value]) => {
    const others = new Map<string, number[]>();
    for (const { repetition, configuration } of siblings) {
      const theirs = configuration[fact];
      if (theirs !== undefined && theirs !== value)
        others.set(theirs, [...(others.get(theirs) ?? []), repetition]);
    }
    if (others.size === 0) return [];
    return [
      { fact, own: value, others: [...others].map(([one, repetitions]) => ({ value: one, repetitions })) },
    ];
  });
}
