'use client';

import { FACTOR_WORD, MEASURE_WORD } from '#lib/claims/words';
import { MEASURES, STATISTICS } from '#lib/domain/closed-sets';
import type { Expression, Statistic } from '#lib/domain/expression';
import { INPUT } from '../forms/field.tsx';
import { Select } from '../forms/select.tsx';
import { CellsPart } from './cells-part.tsx';
import { changeKind, KIND_LABEL } from './expression-kinds.ts';
import { FilterEditor } from './filter-editor.tsx';
import type { OfferedLevels } from './offered.ts';

interface ExpressionEditorProps {
  /** Names the controls; unique in the form. */
  readonly name: string;
  readonly label: string;
  readonly query: Expression;
  readonly levels: OfferedLevels;
  readonly inCell?: boolean;
  onChange(query: Expression): void;
}

const STATISTIC_LABEL: Partial<Record<Statistic, string>> = {
  sd: 'sample standard deviation',
  min: 'smallest',
  max: 'largest',
  n: 'number that count',
  attempts: 'number that ended',
  valid: 'number of valid ones',
  invalid: 'number of invalid ones',
  unknown: 'number of unknown ones',
};

/** A query as nested blocks: each block is a kind and what that kind needs. */
export function ExpressionEditor({
  name,
  label,
  query,
  levels,
  inCell = false,
  onChange,
}: ExpressionEditorProps) {
  const inner = { levels, inCell };
  return (
    <fieldset className="flex min-w-0 flex-col gap-2 border-hairline border-l-2 pl-3">
      <legend className="sr-only">{label}</legend>
      <Select
        label={label}
        onChange={(kind) => onChange(changeKind(query, kind))}
        options={Object.entries(KIND_LABEL).map(([value, text]) => ({
          value: value as Expression['kind'],
          label: text,
        }))}
        value={query.kind}
      />
      <Parts {...inner} name={name} onChange={onChange} query={query} />
    </fieldset>
  );
}

type PartsProps = Omit<ExpressionEditorProps, 'label'> & { readonly inCell: boolean };

function Parts({ name, query, levels, inCell, onChange }: PartsProps) {
  const inner = { levels, inCell };
  switch (query.kind) {
    case 'number':
      return <NumberPart onChange={onChange} query={query} />;
    case 'level':
      return (
        <Select
          label="of"
          onChange={(factor) => onChange({ ...query, factor })}
          options={levels.map(({ factor }) => ({ value: factor, label: FACTOR_WORD[factor] }))}
          value={query.factor}
        />
      );
    case 'trials':
      return <TrialsPart {...inner} name={name} onChange={onChange} query={query} />;
    case 'cells':
    case 'count':
    case 'correlation':
      return (
        <CellsPart
          {...inner}
          edit={(part) => <ExpressionEditor inCell levels={levels} {...part} />}
          name={name}
          onChange={onChange}
          query={query}
        />
      );
    default:
      return (
        <>
          <ExpressionEditor
            {...inner}
            label="A"
            name={`${name}-a`}
            onChange={(left) => onChange({ ...query, left })}
            query={query.left}
          />
          <ExpressionEditor
            {...inner}
            label="B"
            name={`${name}-b`}
            onChange={(right) => onChange({ ...query, right })}
            query={query.right}
          />
        </>
      );
  }
}

type Kind<K extends Expression['kind']> = Extract<Expression, { kind: K }>;

function NumberPart({ query, onChange }: { query: Kind<'number'>; onChange: (query: Expression) => void }) {
  return (
    <input
      aria-label="Number"
      className={`${INPUT} w-40`}
      onChange={(event) => onChange({ kind: 'number', value: event.target.valueAsNumber })}
      step="any"
      type="number"
      value={Number.isFinite(query.value) ? query.value : ''}
    />
  );
}

function TrialsPart({ name, query, levels, inCell, onChange }: PartsProps & { query: Kind<'trials'> }) {
  return (
    <>
      <div className="flex flex-wrap gap-2">
        <Select
          label="Statistic"
          onChange={(statistic) => onChange({ ...query, statistic })}
          options={STATISTICS.map((value) => ({ value, label: STATISTIC_LABEL[value] ?? value }))}
          value={query.statistic}
        />
        <Select
          label="of"
          onChange={(measure) => onChange({ ...query, measure })}
          options={MEASURES.map((value) => ({ value, label: MEASURE_WORD[value] }))}
          value={query.measure}
        />
      </div>
      <FilterEditor
        filter={query.where}
        inCell={inCell}
        levels={levels}
        name={name}
        onChange={(where) => onChange({ ...query, where })}
      />
    </>
  );
}
