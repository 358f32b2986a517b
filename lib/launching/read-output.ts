import type { CommandOutput } from '#lib/domain/adapters';
import { LabError } from '#lib/domain/errors';
import { platformOf } from '#lib/platforms/registry';
import { bindWorkload } from '#lib/workloads/registry';

type Settings = Parameters<typeof platformOf>[0]['platformSettings'];

/** What was pasted, and whose words it is said to be. */
export interface Pasted {
  readonly kind: 'migration' | 'list' | 'application';
  readonly id: string;
  readonly settings: Settings;
  readonly output: CommandOutput;
}

/** How an output is read: one line for each thing that is taken from it. */
export interface Reading {
  readonly rows: readonly { readonly label: string; readonly value: string }[];
  /** Why nothing could be read. */
  readonly problem: string | null;
}

/** Reads a pasted output as a trial would, by the same parsers. */
export function readOutput({ kind, id, settings, output }: Pasted): Reading {
  try {
    const rows =
      kind === 'application' ? application(id, settings, output) : platform(kind, id, settings, output);
    return { rows: rows.map(([label, value]) => ({ label, value })), problem: null };
  } catch (error) {
    if (error instanceof LabError) return { rows: [], problem: error.message };
    throw error;
  }
}

type Rows = readonly (readonly [string, string])[];

function platform(kind: 'migration' | 'list', id: string, settings: Settings, output: CommandOutput): Rows {
  const bound = platformOf({ platform: id, platformSettings: settings });
  if (kind === 'list') {
    const seen = bound.parseList(output).map(({ vm, state }) => [`VM ${vm}`, state] as const);
    return seen.length > 0 ? seen : [['VMs', 'none']];
  }
  const { outcome, reason, suspendedSeconds, stages } = bound.parseMove(output);
  return [
    ['Outcome', outcome],
    ['Why', reason],
    ['Stood still', suspendedSeconds === null ? 'not said' : `${suspendedSeconds} s`],
    ...stages.map(({ name, label, seconds }) => [`${name}: ${label}`, `${seconds} s`] as const),
  ];
}

function application(id: string, settings: Settings, output: CommandOutput): Rows {
  const workload = bindWorkload({ id, settings });
  const report = workload.parse(output);
  const { done, expected } = workload.progress(output.stdout);
  const last = report.results.at(-1);
  return [
    ['Complete', report.complete ? 'yes' : 'no: the text that closes a complete run is not there'],
    [
      'Completed',
      `${report.completed}${report.announced === null ? '' : ` of ${report.announced} that it announced`}`,
    ],
    ['Progress while it runs', `${done} of ${expected ?? 'an unknown number'}`],
    ...(last
      ? [
          [
            'Last result',
            [
              last.label,
              last.seconds === null ? '' : `${last.seconds} s`,
              last.gflops === null ? '' : `${last.gflops} Gflop/s`,
              last.residual === null ? '' : `residual ${last.residual}`,
              last.passed === null ? '' : last.passed ? 'passed' : 'not passed',
            ]
              .filter(Boolean)
              .join(', '),
          ] as const,
        ]
      : []),
    ...report.errors.map((line) => ['Error', line] as const),
  ];
}
