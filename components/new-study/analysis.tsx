'use client';

import { CONTRAST_LABEL } from '#lib/domain/closed-sets';
import { defaultPlan } from '#lib/domain/default-plan';
import { Choices } from '../forms/choices.tsx';
import { Field, INPUT } from '../forms/field.tsx';
import type { Draft } from './draft.ts';

interface AnalysisProps {
  readonly draft: Draft;
  readonly problems: readonly string[];
  change(part: Partial<Draft>): void;
}

type NumberName = 'stopWithin' | 'stopAtLeast' | 'stopAtMost';

const NUMBERS: readonly [NumberName, string][] = [
  ['stopWithin', 'within ± % of the mean'],
  ['stopAtLeast', 'from repetition'],
  ['stopAtMost', 'after at most'],
];

/** What will be tested, and when enough was measured: frozen at the launch, so that nobody chooses it afterwards. */
export function Analysis({ draft, problems, change }: AnalysisProps) {
  const offered = defaultPlan(draft).families.map(({ contrast }) => contrast);
  const chosen = offered.filter((contrast) => !draft.untested.includes(contrast));
  return (
    <>
      <Field
        hint="p-values are corrected over all comparisons of one kind. What is not chosen here can be looked at later, as exploratory."
        label="Comparisons that will be tested"
        problems={problems}
      >
        {offered.length === 0 ? (
          <p className="text-muted text-sm">These factors leave nothing to compare.</p>
        ) : (
          <Choices
            choices={offered.map((value) => ({ value, label: CONTRAST_LABEL[value] }))}
            chosen={chosen}
            name="contrasts"
            onChange={(next) => change({ untested: offered.filter((contrast) => !next.includes(contrast)) })}
          />
        )}
      </Field>
      <Field
        hint="A study that stops by its intervals never does so while trials fall into groups; its last interval is somewhat too narrow."
        label="Repetitions"
      >
        <select
          aria-label="Repetitions are"
          className={INPUT}
          onChange={(event) => change({ stopping: event.target.value as Draft['stopping'] })}
          value={draft.stopping}
        >
          <option value="fixed">fixed, as many as in the course</option>
          <option value="interval">as many as narrow intervals need</option>
        </select>
        {draft.stopping === 'interval' && (
          <div className="flex flex-wrap gap-4">
            {NUMBERS.map(([name, label]) => (
              <label className="flex flex-col gap-1 text-muted text-xs" key={name}>
                {label}
                <input
                  className={`${INPUT} w-24`}
                  inputMode="decimal"
                  name={name}
                  onChange={(event) => change({ [name]: event.target.value })}
                  value={draft[name]}
                />
              </label>
            ))}
          </div>
        )}
      </Field>
    </>
  );
}
