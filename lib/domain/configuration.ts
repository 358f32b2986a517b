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
