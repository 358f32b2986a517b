import type { MoveReport, Platform } from '#lib/domain/adapters';
import type { NewEvent, TrialEvent } from '#lib/domain/history';
import { judge } from '#lib/domain/judge';
import { deriveResult } from '#lib/domain/result';
import type { CellSpec } from '#lib/domain/study';
import { aCell, aCluster } from '#lib/domain/test-builders';
import { valid } from '#lib/domain/verdict';
import { platformOf } from '#lib/platforms/registry';
import type { BoundWorkload } from '#lib/workloads/registry';
import { executeTrial, type TrialEnd } from './execute.ts';
import { ModelCluster } from './test-model.ts';

const nothing = { complete: true, completed: 1, announced: 1, results: [], errors: [] };
const workload: BoundWorkload = {
  id: 'model',
  label: 'Model',
  application: 'Model',
  mpi: 'mpich',
  problems: () => [],
  advice: () => [],
  render: () => [{ path: 'input', content: 'work' }],
  program: () => ({ argv: ['/opt/model'] }),
  parse: () => nothing,
  progress: () => ({ done: 0, expected: 1 }),
  finished: () => false,
  checks: () => [],
};

/** A trial on a model cluster, driven by one runner after another over one history. */
export class ModelTrial {
  readonly cluster = new ModelCluster(aCluster());
  readonly history: TrialEvent[] = [];
  /** Called around each write of an event; what it throws is what the runner gets. */
  interfere: (when: 'before' | 'after', event: NewEvent) => void = () => {};

  constructor(
    readonly cell: CellSpec = aCell(),
    readonly platform: Partial<Platform> = {},
  ) {}

  /** One runner's share: from wherever the history is, to the end or to what stops it. */
  async drive(stop = new AbortController(), leave = new AbortController()): Promise<TrialEnd> {
    const history = [...this.history];
    return executeTrial(
      {
        trialId: 't1',
        cell: this.cell,
        cluster: this.cluster.spec,
        workload,
        platform: {
          ...platformOf(this.cluster.spec),
          parseMove: (output) => this.#report(output.exitCode),
          ...this.platform,
        },
        machines: this.cluster.machines(),
        history,
        signal: AbortSignal.any([stop.signal, leave.signal]),
        record: async (event) => {
          this.interfere('before', event);
          const stored = { seq: this.history.length + 1, at: new Date(0), ...event } as TrialEvent;
          this.history.push(stored);
          history.push(stored);
          this.interfere('after', event);
        },
        ours: async (ids) => ids.filter((id) => !id.startsWith('foreign')),
        keep: async () => {},
      },
      leave.signal,
    );
  }

  /** The verdict that the history alone gives. */
  get verdict() {
    const { cell, history } = this;
    const { spec } = this.cluster;
    const result = deriveResult(cell, spec, history, (output) => this.#report(output.exitCode));
    return judge({ cell, cluster: spec, history, result, reference: null }, [
      valid({ id: 'w', label: 'workload' }, ''),
    ]);
  }

  #report(exitCode: number | null): MoveReport {
    const outcome = exitCode === null ? 'indeterminate' : exitCode === 0 ? 'ok' : 'failed';
    return { outcome, reason: `exit code ${exitCode}`, suspendedSeconds: null, stages: [] };
  }
}

/** What a history says apart from when, by whom and how often something was looked at. */
export function gist(history: readonly TrialEvent[]): string[] {
  const said = history.flatMap(({ type, data }) => {
    if (type === 'trial-claimed' || type === 'node-lost' || type === 'node-found') return [];
    const named = data as Partial<Record<'key' | 'step' | 'moment' | 'node' | 'vm' | 'phase', string>>;
    const { key, step, moment, node, vm, phase } = named;
    return [[type, key, step, moment, phase, node, vm].filter(Boolean).join(' ')];
  });
  return [...new Set(said)].sort();
}

/** How often each key was started and ended. */
export function timesEach(history: readonly TrialEvent[], type: 'command-started' | 'command-ended') {
  const keys = history.flatMap((event) => (event.type === type ? [event.data.key] : []));
  return Object.fromEntries(keys.map((key) => [key, keys.filter((other) => other === key).length]));
}
