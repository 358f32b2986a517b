import { TARGETS } from '#lib/domain/closed-sets';
import { count } from '#lib/figures/format';
import { Field, INPUT } from '../forms/field.tsx';
import { Select } from '../forms/select.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { ConditionWords } from './condition-words.tsx';
import type { Draft, GuessedTable } from './draft.ts';
import type { Outcome } from './outcome.ts';
import { OutcomeView } from './outcome-view.tsx';
import { SampleTable } from './sample-table.tsx';
import { TargetField } from './target-field.tsx';

interface MappingFormProps {
  readonly table: GuessedTable;
  readonly draft: Draft;
  readonly outcome: Outcome;
  onChange(draft: Draft): void;
  /** `check` reads all rows and imports none. */
  onSend(check: boolean): void;
}

const UNITS = [
  { value: '1', label: 'seconds' },
  { value: '0.001', label: 'milliseconds' },
  { value: '60', label: 'minutes' },
] as const;

/** What each column means: guessed, changed, checked, imported. */
export function MappingForm({ table, draft, outcome, onChange, onSend }: MappingFormProps) {
  const change = (part: Partial<Draft>) => onChange({ ...draft, ...part });
  const running = outcome.kind === 'running';
  const unfilled = draft.title.trim() === '' || draft.slug === '' || draft.source.trim() === '';
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        onSend(outcome.kind !== 'checked');
      }}
    >
      <Card title="First rows">
        <SampleTable table={table} />
      </Card>
      <Card title="What the columns mean">
        <div className="grid gap-x-8 gap-y-4 p-4 md:grid-cols-2">
          {TARGETS.map((target) => (
            <TargetField
              columns={table.columns}
              key={target}
              onChange={(source) => {
                const { [target]: _old, ...others } = draft.targets;
                change({ targets: source ? { ...others, [target]: source } : others });
              }}
              source={draft.targets[target] ?? null}
              target={target}
            />
          ))}
          <Select
            label="Times are in"
            onChange={(unit) => change({ secondsPerUnit: Number(unit) })}
            options={UNITS}
            value={UNITS.find(({ value }) => Number(value) === draft.secondsPerUnit)?.value ?? '1'}
          />
        </div>
        <ConditionWords draft={draft} onChange={(conditions) => change({ conditions })} outcome={outcome} />
      </Card>
      <Card title="The study">
        <div className="grid gap-4 p-4 md:grid-cols-2">
          <TextField label="Title" onChange={(title) => change({ title })} value={draft.title} />
          <TextField label="Name in the address" onChange={(slug) => change({ slug })} value={draft.slug} />
          <TextField
            hint="It stands on every figure: author, paper, date, address."
            label="Where the data come from"
            onChange={(source) => change({ source })}
            value={draft.source}
          />
        </div>
      </Card>
      <OutcomeView outcome={outcome} />
      <div className="flex flex-wrap items-center gap-3">
        <Button
          disabled={running || unfilled}
          tone={outcome.kind === 'checked' ? 'primary' : 'plain'}
          type="submit"
        >
          {outcome.kind === 'checked' ? `Import ${count(outcome.trials, 'trial')}` : 'Check every row'}
        </Button>
        {unfilled && <span className="text-muted text-sm">Say where the data come from first.</span>}
      </div>
    </form>
  );
}

interface TextFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  onChange(text: string): void;
}

function TextField({ label, hint, value, onChange }: TextFieldProps) {
  return (
    <Field label={label} {...(hint && { hint })}>
      <input
        aria-label={label}
        className={INPUT}
        onChange={(event) => onChange(event.target.value)}
        value={value}
      />
    </Field>
  );
}
