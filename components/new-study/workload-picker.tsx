'use client';

import { Field, INPUT } from '../forms/field.tsx';
import { SchemaForm } from '../forms/schema-form.tsx';
import { type Draft, presetTexts, type WorkloadOption } from './draft.ts';

interface WorkloadPickerProps {
  readonly draft: Draft;
  readonly workloads: readonly WorkloadOption[];
  readonly problems: readonly string[];
  change(part: Partial<Draft>): void;
}

const UP_FRONT = ['ns', 'nbs', 'p', 'q'];

/** Which application runs, and its settings as its own schema describes them. */
export function WorkloadPicker({ draft, workloads, problems, change }: WorkloadPickerProps) {
  const chosen = workloads.find((workload) => workload.id === draft.workload);
  const value = chosen
    ? `${chosen.id}:${Math.max(
        0,
        chosen.presets.findIndex((_, i) => isPreset(draft, chosen, i)),
      )}`
    : '';
  return (
    <Field label="Application" problems={problems}>
      <select
        aria-label="Application"
        className={`${INPUT} max-w-sm`}
        onChange={(event) => {
          const [id = '', preset = '0'] = event.target.value.split(':');
          const next = workloads.find((workload) => workload.id === id);
          if (next) change({ workload: id, texts: presetTexts(next, Number(preset)) });
        }}
        value={value}
      >
        {workloads.flatMap((workload) =>
          workload.presets.map((preset, i) => (
            <option key={`${workload.id}:${preset.label}`} value={`${workload.id}:${i}`}>
              {workload.label}: {preset.label}
            </option>
          )),
        )}
      </select>
      {chosen && (
        <SchemaForm
          fields={chosen.fields}
          onChange={(name, text) => change({ texts: { ...draft.texts, [name]: text } })}
          texts={draft.texts}
          upFront={UP_FRONT}
        />
      )}
    </Field>
  );
}

/** Which preset the settings began as: by name where a setting names it, else the first. */
function isPreset(draft: Draft, workload: WorkloadOption, preset: number): boolean {
  const texts = presetTexts(workload, preset);
  return Object.entries(texts).every(([name, text]) => draft.texts[name] === text);
}
