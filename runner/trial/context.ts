import type { CommandOutput, Platform } from '#lib/domain/adapters';
import type { ClusterSpec } from '#lib/domain/cluster';
import type { NewEvent, TrialEvent } from '#lib/domain/history';
import type { CellSpec } from '#lib/domain/study';
import type { Machines } from '#lib/remote/machine';
import type { BoundWorkload } from '#lib/workloads/registry';

/** What every step of a trial works with. */
export interface TrialContext {
  readonly trialId: string;
  readonly cell: CellSpec;
  readonly cluster: ClusterSpec;
  readonly workload: BoundWorkload;
  readonly platform: Platform;
  readonly machines: Machines;
  /** The history so far, kept in step with the store. */
  readonly history: readonly TrialEvent[];
  /** Aborted with its reason when the trial must end: cancelled, timed out, lease lost, runner stopping. */
  readonly signal: AbortSignal;
  /** Those of these trials that this installation knows: what is left of them may be ended. */
  ours(trialIds: readonly string[]): Promise<string[]>;
  record(event: NewEvent): Promise<void>;
  keep(name: string, content: string): Promise<void>;
}

/** Where commands of a trial leave their traces, on every machine. Relative: below the login's home directory. */
export function trialDirectory(trialId: string): string {
  return `.migration-lab/runs/${trialId}`;
}

/** All VMs that take part: those with ranks and those that move. */
export function involvedVms(cell: CellSpec): string[] {
  return [...new Set([...cell.ranks, ...cell.movingSet])];
}

/** As `Promise.all`, but when it throws nothing is under way any more: what follows would race with it. */
export async function inParallel<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const outcomes = await Promise.allSettled(items.map(work));
  return outcomes.map((outcome) => {
    if (outcome.status === 'rejected') throw outcome.reason;
    return outcome.value;
  });
}

/** Sleeps unless the trial must end. */
export function pause(seconds: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  if (seconds <= 0) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const onAbort = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', onAbort);
      resolve();
    }, seconds * 1000);
    signal.addEventListener('abort', onAbort, { once: true });
  });
}

/** For the platform's own tools, which may hang on a host that is sick: the host ends them before the runner gives up. */
export const ASK_TOOL = { timeoutMs: 30_000, hostSeconds: 20 } as const;

/** For sentences about a failed command. */
export function lastWords(output: CommandOutput): string {
  const words = (output.stderr.trim() || output.stdout.trim()).split('\n').slice(-2).join(' / ');
  return words || `exit code ${output.exitCode ?? 'none'}, no output`;
}
