'use client';

import { CONDITION_LABEL, CONDITIONS } from '#lib/domain/closed-sets';
import { Choices } from '../forms/choices.tsx';
import { Field } from '../forms/field.tsx';
import type { ClusterOption, Draft } from './draft.ts';

interface FactorsProps {
  readonly draft: Draft;
  readonly cluster: ClusterOption;
  problemsAt(path: string): string[];
  change(part: Partial<Draft>): void;
}

const SIMULTANEOUS_OFFERED = [1, 2, 4, 8];

/** The factors of a study: each combination of their levels becomes a cell. What does not fit says why. */
export function Factors({ draft, cluster, problemsAt, change }: FactorsProps) {
  const have = cluster.vms.length;
  const migrations = Number(draft.migrations);
  const offered = [...new Set([...SIMULTANEOUS_OFFERED, ...draft.simultaneous])].sort((a, b) => a - b);
  const unfit = (s: number) => {
    if (s > have) return `needs ${s} VMs, the cluster has ${have}`;
    return migrations % s === 0 ? undefined : `${migrations} migrations do not divide into rounds of ${s}`;
  };
  const fabrics = cluster.fabrics.map(({ name, nominalMbps }) => ({
    value: name,
    label: `${name} · ${nominalMbps / 1000} Gb/s`,
  }));
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <Field label="Conditions" problems={problemsAt('conditions')}>
        <Choices
          choices={CONDITIONS.map((value) => ({ value, label: CONDITION_LABEL[value] }))}
          chosen={draft.conditions}
          name="conditions"
          onChange={(conditions) => change({ conditions })}
        />
      </Field>
      <Field
        hint={`One MPI rank in each; ${cluster.name} has ${have}.`}
        label="VMs"
        problems={problemsAt('vms')}
      >
        <Choices
          choices={Array.from({ length: have }, (_, i) => ({ value: i + 1, label: String(i + 1) }))}
          chosen={draft.vms}
          name="vms"
          onChange={(vms) => change({ vms })}
        />
      </Field>
      <Field
        hint="Those with ranks move first, then VMs without one."
        label="Simultaneous migrations"
        problems={problemsAt('simultaneous')}
      >
        <Choices
          choices={offered.map((value) => ({ value, label: String(value), unfit: unfit(value) }))}
          chosen={draft.simultaneous}
          name="simultaneous"
          onChange={(simultaneous) => change({ simultaneous })}
        />
      </Field>
      <Field label="Migration fabric" problems={problemsAt('migrationFabrics')}>
        <Choices
          choices={fabrics}
          chosen={draft.migrationFabrics}
          name="migrationFabrics"
          onChange={(migrationFabrics) => change({ migrationFabrics })}
        />
      </Field>
      <Field label="MPI fabric" problems={problemsAt('mpiFabrics')}>
        <Choices
          choices={fabrics}
          chosen={draft.mpiFabrics}
          name="mpiFabrics"
          onChange={(mpiFabrics) => change({ mpiFabrics })}
        />
      </Field>
    </div>
  );
}
