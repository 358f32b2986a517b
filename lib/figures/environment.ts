import { clockOf } from '#lib/domain/clocks';
import { type EventData, eventsOf, type TrialEvent } from '#lib/domain/history';
import { formatNumber } from './format.ts';

/** A machine as it told of itself in a trial; null where it was not asked or did not say. */
export interface MachineFacts {
  readonly node: string;
  readonly kernel: string | null;
  readonly cpu: string | null;
  readonly cores: string | null;
  readonly governor: string | null;
  readonly memory: string | null;
  /** Cores that were busy with something else before and after: `0.02, 0.11`. */
  readonly busy: string | null;
  /** In the course of the trial. */
  readonly swapped: string | null;
  /** How far its clock may be from what the trial's times assume. */
  readonly clock: string | null;
}

const KIB_PER_GIB = 2 ** 20;
const MS_PER_SECOND = 1000;

/** Every machine that told something, in the order in which they did. */
export function prepareMachines(history: readonly TrialEvent[]): MachineFacts[] {
  const told = eventsOf(history, 'environment-read').filter(({ data }) => !data.node.startsWith('vm '));
  const nodes = [...new Set(told.map(({ data }) => data.node))].sort();
  return nodes.map((node) => {
    const facts: Record<string, string> = {};
    for (const { data } of told) if (data.node === node) Object.assign(facts, data.facts);
    const fact = (name: string) => facts[name] || null;
    const memory = fact('memoryKiB');
    return {
      node,
      kernel: fact('kernel'),
      cpu: fact('cpu'),
      cores: fact('cores'),
      governor: fact('governor'),
      memory: memory && `${formatNumber(Number(memory) / KIB_PER_GIB, 1)} GiB`,
      ...loadOf(history, node),
      clock: clockText(history, node),
    };
  });
}

/** Each program that ranks ran, by its sha256, with the VMs that have it. */
export function preparePrograms(history: readonly TrialEvent[]): { sha256: string; vms: string[] }[] {
  const programs = new Map<string, string[]>();
  for (const { data } of eventsOf(history, 'environment-read')) {
    const { program } = data.facts;
    if (program) programs.set(program, [...(programs.get(program) ?? []), data.node.replace(/^vm /, '')]);
  }
  return [...programs].map(([sha256, vms]) => ({ sha256, vms }));
}

/** What the MPI launcher said of its version; null where it was not asked. */
export function mpiVersion(history: readonly TrialEvent[]): string | null {
  return (
    eventsOf(history, 'environment-read').find(({ data }) => data.facts['mpi'])?.data.facts['mpi'] ?? null
  );
}

function loadOf(history: readonly TrialEvent[], node: string): Pick<MachineFacts, 'busy' | 'swapped'> {
  const at = (moment: string): EventData<'load-read'> | undefined =>
    eventsOf(history, 'load-read').find(({ data }) => data.node === node && data.moment === moment)?.data;
  const [before, after] = [at('observe-before'), at('observe-after')];
  const readings = [before, after].flatMap((one) => one?.busyCores ?? []);
  return {
    busy: readings.length > 0 ? readings.map((one) => formatNumber(one, 2)).join(', ') : null,
    swapped: before && after ? `${after.swappedKiB - before.swappedKiB} KiB` : null,
  };
}

function clockText(history: readonly TrialEvent[], node: string): string | null {
  if (!eventsOf(history, 'clock-measured').some(({ data }) => data.node === node)) return null;
  return `± ${formatNumber(clockOf(history, node).boundSeconds * MS_PER_SECOND, 2)} ms`;
}
