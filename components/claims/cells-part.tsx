import type { ReactNode } from 'react';
import { FACTOR_WORD, METHOD_WORD } from '#lib/claims/words';
import { FACTORS, FOLDS, METHODS, RELATIONS } from '#lib/domain/closed-sets';
import type { Expression, Fold } from '#lib/domain/expression';
import { Choices } from '../forms/choices.tsx';
import { Select } from '../forms/select.tsx';
import { FilterEditor } from './filter-editor.tsx';
import type { OfferedLevels } from './offered.ts';

/** A part of the query that is edited in a block of its own. */
interface Part {
  readonly name: string;
  readonly label: string;
  readonly query: Expression;
  onChange(query: Expression): void;
}

interface CellsPartProps {
  readonly name: string;
  readonly query: Extract<Expression, { kind: 'cells' | 'count' | 'correlation' }>;
  readonly levels: OfferedLevels;
  readonly inCell: boolean;
  onChange(query: Expression): void;
  /** Draws the block of a part; it is inside a cell. */
  edit(part: Part): ReactNode;
}

const FOLD_LABEL: Record<Fold, string> = {
  mean: 'mean',
  median: 'median',
  min: 'smallest',
  max: 'largest',
  sum: 'sum',
  n: 'number of cells',
};

/** Which cells, and what is asked in each of them. */
export function CellsPart({ name, query, levels, inCell, onChange, edit }: CellsPartProps) {
  return (
    <>
      <fieldset>
        <legend className="mb-1 text-muted text-xs">One cell for each</legend>
        <Choices
          choices={levels.map(({ factor }) => ({ value: factor, label: FACTOR_WORD[factor] }))}
          chosen={query.over}
          name={`${name}-over`}
          onChange={(over) => onChange({ ...query, over: FACTORS.filter((factor) => over.includes(factor)) })}
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
      <Asked edit={edit} name={name} onChange={onChange} query={query} />
    </>
  );
}

function Asked({ name, query, onChange, edit }: Omit<CellsPartProps, 'levels' | 'inCell'>) {
  if (query.kind === 'cells')
    return (
      <>
        <Select
          label="Take the"
          onChange={(fold) => onChange({ ...query, fold })}
          options={FOLDS.map((value) => ({ value, label: FOLD_LABEL[value] }))}
          value={query.fold}
        />
        {edit({
          label: 'of, in each cell',
          name: `${name}-of`,
          query: query.of,
          onChange: (of) => onChange({ ...query, of }),
        })}
      </>
    );
  const counts = query.kind === 'count';
  return (
    <>
      {edit({
        label: counts ? 'Count cells in which A' : 'In each cell, A',
        name: `${name}-left`,
        query: query.left,
        onChange: (left) => onChange({ ...query, left }),
      })}
      {counts ? (
        <Select
          label="is"
          onChange={(is) => onChange({ ...query, is })}
          options={RELATIONS.map((value) => ({ value, label: value }))}
          value={query.is}
        />
      ) : (
        <Select
          label="by"
          onChange={(method) => onChange({ ...query, method })}
          options={METHODS.map((value) => ({ value, label: METHOD_WORD[value] }))}
          value={query.method}
        />
      )}
      {edit({
        label: 'B',
        name: `${name}-right`,
        query: query.right,
        onChange: (right) => onChange({ ...query, right }),
      })}
    </>
  );
}
