import { eventsOf, type TrialEvent } from './history.ts';

/** Processor time that driving a trial took, between its two observations. */
export interface ControllerUse {
  /** Null where the process that did the work was another one afterwards: a connection or a runner that was lost. */
  readonly cpuSeconds: number | null;
  readonly overSeconds: number;
}

/** Where the runner ran: its load is the experiment's only where that computer is a host as well. */
interface RunnerUse extends ControllerUse {
  readonly computer: string;
  readonly cores: number;
  /** Processes that wanted to run, on average over the minute before; before and after the trial. */
  readonly load: readonly [number, number];
}

export interface ControllerReport {
  readonly hosts: readonly (ControllerUse & { readonly node: string })[];
  readonly runner: RunnerUse | null;
}

/** Null for a trial that nobody measured this of, or that did not come to its end. */
export function controllerReport(history: readonly TrialEvent[]): ControllerReport | null {
  const read = eventsOf(history, 'controller-read');
  const hosts = [...new Set(read.map(({ data }) => data.node))].flatMap((node) => {
    const pair = beforeAndAfter(read.filter(({ data }) => data.node === node));
    return pair ? [{ node, ...between(pair) }] : [];
  });
  const pair = beforeAndAfter(eventsOf(history, 'runner-read'));
  if (!pair && hosts.length === 0) return null;
  return { hosts, runner: pair ? runnerBetween(pair) : null };
}

type Reading = Extract<TrialEvent, { type: 'controller-read' | 'runner-read' }>;
type Pair<R> = readonly [before: R, after: R];

/** The last reading before and the first after: what is repeated after an interruption lies outside. */
function beforeAndAfter<R extends Reading>(readings: readonly R[]): Pair<R> | null {
  const before = readings.findLast(({ data }) => data.moment === 'observe-before');
  const after = readings.find(({ data }) => data.moment === 'observe-after');
  return before && after ? [before, after] : null;
}

function between([before, after]: Pair<Reading>): ControllerUse {
  const same = before.data.process === after.data.process;
  return {
    cpuSeconds: same ? after.data.cpuSeconds - before.data.cpuSeconds : null,
    overSeconds: (after.at.getTime() - before.at.getTime()) / 1000,
  };
}

function runnerBetween(pair: Pair<Extract<TrialEvent, { type: 'runner-read' }>>): RunnerUse {
  const [before, after] = pair;
  const { computer, cores, load } = after.data;
  return { ...between(pair), computer, cores, load: [before.data.load, load] };
}
