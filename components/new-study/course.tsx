'use client';

import { Field, INPUT } from '../forms/field.tsx';
import type { ClusterOption, Draft } from './draft.ts';

interface CourseProps {
  readonly draft: Draft;
  readonly cluster: ClusterOption;
  problemsAt(path: string): string[];
  change(part: Partial<Draft>): void;
}

type NumberName =
  | 'migrations'
  | 'repetitions'
  | 'firstRoundDelaySeconds'
  | 'roundGapSeconds'
  | 'orderSeed'
  | 'trialTimeoutSeconds';

const FIRST: readonly [NumberName, string, string][] = [
  [
    'repetitions',
    'Repetitions of each cell',
    'Trials run in blocks: one repetition of everything, in random order.',
  ],
  ['migrations', 'Migrations in a trial', 'The thesis made eight.'],
];

const MORE: readonly [NumberName, string, string][] = [
  ['firstRoundDelaySeconds', 'First round after (s)', 'Counted from the benchmark’s first output.'],
  ['roundGapSeconds', 'Gap between rounds (s)', 'From the end of a round to the start of the next.'],
  ['orderSeed', 'Order seed', 'The same seed draws the same order.'],
  ['trialTimeoutSeconds', 'A trial may take (s)', 'Then it is stopped and invalid.'],
];

/** How a trial goes: how many migrations, which way, how often it is repeated. */
export function Course({ draft, cluster, problemsAt, change }: CourseProps) {
  const numbers = (list: typeof FIRST) =>
    list.map(([name, label, hint]) => (
      <Field hint={hint} key={name} label={label} problems={problemsAt(name)}>
        <input
          aria-label={label}
          className={`${INPUT} w-28`}
          inputMode="decimal"
          name={name}
          onChange={(event) => change({ [name]: event.target.value })}
          value={draft[name]}
        />
      </Field>
    ));
  return (
    <>
      <div className="grid gap-5 sm:grid-cols-2">{numbers(FIRST)}</div>
      <details>
        <summary className="text-muted text-sm">Movement, placement, timing, order</summary>
        <div className="mt-4 grid gap-5 sm:grid-cols-2">
          <Field
            hint="Drain empties a host: each VM leaves once."
            label="Movement"
            problems={problemsAt('movement')}
          >
            <select
              aria-label="Movement"
              className={INPUT}
              onChange={(event) => change({ movement: event.target.value as Draft['movement'] })}
              value={draft.movement}
            >
              <option value="there_and_back">there and back</option>
              <option value="drain">drain</option>
            </select>
          </Field>
          <Field
            hint="Seeded: a discarded move puts the VM’s files there first. Cold: they are removed."
            label="Files at the destination"
            problems={problemsAt('seeding')}
          >
            <select
              aria-label="Files at the destination"
              className={INPUT}
              onChange={(event) => change({ seeding: event.target.value as Draft['seeding'] })}
              value={draft.seeding}
            >
              <option value="seeded">seeded</option>
              <option value="cold">cold</option>
            </select>
          </Field>
          {numbers(MORE)}
          <Field
            hint="VMs not named here start at home."
            label="Start hosts"
            problems={problemsAt('placement')}
          >
            <div className="flex flex-wrap gap-2">
              {cluster.vms.map((vm) => (
                <label className="flex items-center gap-1 font-mono text-xs" key={vm}>
                  {vm}
                  <select
                    className={INPUT}
                    onChange={(event) => {
                      const { [vm]: _old, ...others } = draft.placement;
                      change({
                        placement: event.target.value ? { ...others, [vm]: event.target.value } : others,
                      });
                    }}
                    value={draft.placement[vm] ?? ''}
                  >
                    <option value="">home</option>
                    {cluster.hosts.map((host) => (
                      <option key={host}>{host}</option>
                    ))}
                  </select>
                </label>
              ))}
            </div>
          </Field>
        </div>
      </details>
    </>
  );
}
