'use client';

import { Field, INPUT } from '../forms/field.tsx';
import { SchemaForm } from '../forms/schema-form.tsx';
import { Button } from '../ui/button.tsx';
import { currentWorkload, type Draft, presetTexts, type WorkloadOption } from './draft.ts';

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
      {chosen && (
        <Others
          add={() => change({ others: [...draft.others, currentWorkload(draft, chosen)] })}
          others={draft.others}
          remove={(at) => change({ others: draft.others.filter((_, i) => i !== at) })}
        />
      )}
    </Field>
  );
}

interface OthersProps {
  readonly others: Draft['others'];
  readonly add: () => void;
  readonly remove: (at: number) => void;
}

/** Applications besides the one that is shown: each is run in every combination, too. */
function Others({ others, add, remove }: OthersProps) {
  return (
    <div className="flex flex-col items-start gap-2">
      {others.length > 0 && (
        <ul className="flex w-full flex-col gap-1 text-sm">
          {others.map(({ id, settings }, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same application may be chosen twice
            <li className="flex items-baseline gap-2" key={i}>
              <span className="shrink-0">and {id}</span>
              <code className="min-w-0 truncate font-mono text-muted text-xs">
                {JSON.stringify(settings)}
              </code>
              <Button
                aria-label={`Remove application ${i + 2}`}
                onClick={() => remove(i)}
                size="small"
                type="button"
              >
                Remove
              </Button>
            </li>
          ))}
        </ul>
      )}
      <Button
        onClick={add}
        size="small"
        title="Keeps this one as it is; then set up another above"
        type="button"
      >
        Keep it, and add another
      </Button>
    </div>
  );
}

/** Which preset the settings began as: by name where a setting names it, else the first. */
function isPreset(draft: Draft, workload: WorkloadOption, preset: number): boolean {
  const texts = presetTexts(workload, preset);
  return Object.entries(texts).every(([name, text]) => draft.texts[name] === text);
}
