'use client';

import { describeFilter, describeLevel, FACTOR_WORD } from '#lib/claims/words';
import type { Factor, Filter, Level } from '#lib/domain/expression';
import { Choices } from '../forms/choices.tsx';
import type { OfferedLevels } from './offered.ts';

interface FilterEditorProps {
  readonly name: string;
  readonly filter: Filter;
  readonly levels: OfferedLevels;
  /** Within a query over cells the levels of the cell at hand can be meant. */
  readonly inCell: boolean;
  onChange(filter: Filter): void;
}

/** Which trials: for each factor its levels; none chosen means any. Folds to its own words. */
export function FilterEditor({ name, filter, levels, inCell, onChange }: FilterEditorProps) {
  const choose = (factor: Factor, choice: Filter[Factor]) => {
    const { [factor]: _old, ...others } = filter;
    onChange(choice === undefined ? others : { ...others, [factor]: choice });
  };
  return (
    <details className="rounded-md border border-hairline">
      <summary className="break-words px-2.5 py-1.5 text-sm">{describeFilter(filter)}</summary>
      <div className="flex flex-col gap-3 border-hairline border-t p-2.5">
        {levels.map(({ factor, levels: offered }) => (
          <FactorChoices
            choice={filter[factor]}
            factor={factor}
            inCell={inCell}
            key={factor}
            name={`${name}-${factor}`}
            offered={offered}
            onChange={(choice) => choose(factor, choice)}
          />
        ))}
      </div>
    </details>
  );
}

const CELL_WORDS = ['same', 'next'] as const;
const CELL_LABEL = { same: 'same as the cell’s', next: 'one after the cell’s' } as const;

function FactorChoices({
  factor,
  choice,
  offered,
  inCell,
  name,
  onChange,
}: {
  factor: Factor;
  choice: Filter[Factor];
  offered: readonly Level[];
  inCell: boolean;
  name: string;
  onChange: (choice: Filter[Factor]) => void;
}) {
  const words = inCell || typeof choice === 'string' ? CELL_WORDS : [];
  const chosen = typeof choice === 'string' ? [choice] : (choice ?? []).map((level) => JSON.stringify(level));
  const change = (next: readonly string[]) => {
    const added = next.find((text) => !chosen.includes(text));
    const word = CELL_WORDS.find((known) => known === added);
    if (word) return onChange(word);
    const picked = next.filter((text) => text !== 'same' && text !== 'next');
    onChange(picked.length === 0 ? undefined : picked.map((text) => JSON.parse(text) as Level));
  };
  return (
    <fieldset>
      <legend className="mb-1 text-muted text-xs">{FACTOR_WORD[factor]}</legend>
      <Choices
        choices={[
          ...words.map((word) => ({ value: word as string, label: CELL_LABEL[word] })),
          ...offered.map((level) => ({
            value: JSON.stringify(level),
            label: describeLevel(factor, level),
          })),
        ]}
        chosen={chosen}
        name={name}
        onChange={change}
      />
    </fieldset>
  );
}
