'use client';

import { FACTOR_WORD, MEASURE_WORD } from '#lib/claims/words';
import { type Expression, Factor, Fold, Measure, Relation, Statistic } from '#lib/domain/expression';
import { Choices } from '../forms/choices.tsx';
import { INPUT } from '../forms/field.tsx';
import { Select } from '../forms/select.tsx';
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
    case 'trials':
      return <TrialsPart {...inner} name={name} onChange={onChange} query={query} />;
    case 'cells':
    case 'count':
      return <CellsPart {...inner} name={name} onChange={onChange} query={query} />;
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
          options={Statistic.options.map((value) => ({ value, label: STATISTIC_LABEL[value] ?? value }))}
          value={query.statistic}
        />
        <Select
          label="of"
          onChange={(measure) => onChange({ ...query, measure })}
          options={Measure.options.map((value) => ({ value, label: MEASURE_WORD[value] }))}
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

function CellsPart({
  name,
  query,
  levels,
  inCell,
  onChange,
}: PartsProps & { query: Kind<'cells' | 'count'> }) {
  const inner = { levels, inCell: true };
  return (
    <>
      <fieldset>
        <legend className="mb-1 text-muted text-xs">One cell for each</legend>
        <Choices
          choices={levels.map(({ factor }) => ({ value: factor, label: FACTOR_WORD[factor] }))}
          chosen={query.over}
          name={`${name}-over`}
          onChange={(over) => onChange({ ...query, over: over.map((factor) => Factor.parse(factor)) })}
        />
      </fieldset>
      <p className="text-muted text-xs">among</p>
      <FilterEditor
        filter={query.among}
        inCell={inCell}
        levels={levels}
        name={`${name}-among`}
        onChange={(among) => onChange({ ...query, among })}
      />
      {query.kind === 'cells' ? (
        <>
          <Select
            label="Take the"
            onChange={(fold) => onChange({ ...query, fold })}
            options={Fold.options.map((value) => ({ value, label: FOLD_LABEL[value] }))}
            value={query.fold}
          />
          <ExpressionEditor
            {...inner}
            label="of, in each cell"
            name={`${name}-of`}
            onChange={(of) => onChange({ ...query, of })}
            query={query.of}
          />
        </>
      ) : (
        <>
          <ExpressionEditor
            {...inner}
            label="Count cells in which A"
            name={`${name}-left`}
            onChange={(left) => onChange({ ...query, left })}
            query={query.left}
          />
          <Select
            label="is"
            onChange={(is) => onChange({ ...query, is })}
            options={Relation.options.map((value) => ({ value, label: value }))}
            value={query.is}
          />
          <ExpressionEditor
            {...inner}
            label="B"
            name={`${name}-right`}
            onChange={(right) => onChange({ ...query, right })}
            query={query.right}
          />
        </>
      )}
    </>
  );
}

const FOLD_LABEL: Record<Fold, string> = {
  mean: 'mean',
  median: 'median',
  min: 'smallest',
  max: 'largest',
  sum: 'sum',
  n: 'number of cells',
};
