import { CONDITION_LABEL, CONDITIONS } from '#lib/domain/closed-sets';
import { Select } from '../forms/select.tsx';
import type { Draft } from './draft.ts';
import type { Outcome } from './outcome.ts';

interface ConditionWordsProps {
  readonly draft: Draft;
  readonly outcome: Outcome;
  onChange(conditions: Draft['conditions']): void;
}

const UNMAPPED = 'unmapped';

/** Words of the table that the check did not know as conditions, each to be given its meaning. */
export function ConditionWords({ draft, outcome, onChange }: ConditionWordsProps) {
  const source = draft.targets.condition;
  const column = source && 'column' in source ? source.column : 'condition';
  const unknown =
    outcome.kind === 'refused'
      ? outcome.problems.filter((problem) => problem.column === column).map((problem) => problem.read)
      : [];
  const words = [...new Set([...Object.keys(draft.conditions), ...unknown])].filter((word) => word !== '');
  if (words.length === 0) return null;
  return (
    <fieldset className="flex flex-col gap-2 border-hairline border-t p-4">
      <legend className="sr-only">Words for conditions</legend>
      {words.map((word) => (
        <Select
          key={word}
          label={`“${word}” means`}
          onChange={(chosen) => {
            const { [word]: _old, ...others } = draft.conditions;
            onChange(chosen === UNMAPPED ? others : { ...others, [word]: chosen });
          }}
          options={[
            { value: UNMAPPED, label: 'choose …' },
            ...CONDITIONS.map((value) => ({ value, label: CONDITION_LABEL[value] })),
          ]}
          value={draft.conditions[word] ?? UNMAPPED}
        />
      ))}
    </fieldset>
  );
}
