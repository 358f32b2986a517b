import { useState } from 'react';
import { LabError } from '#lib/domain/errors';
import { type ColumnWish, rowsFromLists } from '#lib/domain/row-list';
import { Problems } from '../../forms/field.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from './text-field.tsx';

interface AddRowsProps {
  readonly label: string;
  /** Whether there are no rows yet: it is open then. */
  readonly first: boolean;
  readonly columns: readonly (ColumnWish & { readonly example: string })[];
  readonly onAdd: (rows: Record<string, string>[]) => void;
}

/** Adds as many rows as a host list names. */
export function AddRows({ label, first, columns, onAdd }: AddRowsProps) {
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const add = () => {
    try {
      onAdd(rowsFromLists(columns, texts));
      setTexts({});
      setProblem(null);
    } catch (error) {
      if (!(error instanceof LabError)) throw error;
      setProblem(error.message);
    }
  };
  return (
    <details className="px-4 py-3" open={first}>
      <summary className="font-medium text-sm">{label}</summary>
      <p className="mt-2 max-w-prose text-muted text-xs">
        One row for each name; lists are written as node[01-04]. A single address is counted up, anything else
        is repeated.
      </p>
      <div className="mt-2 grid gap-3 sm:grid-cols-3 lg:grid-cols-4">
        {columns.map(({ key, label: name, example }) => (
          <TextField
            key={key}
            label={name}
            mono
            onChange={(text) => setTexts({ ...texts, [key]: text })}
            placeholder={example}
            problems={[]}
            value={texts[key] ?? ''}
          />
        ))}
      </div>
      <div className="mt-3 flex flex-wrap items-center gap-3">
        <Button onClick={add} size="small" type="button">
          Add these rows
        </Button>
        <Problems problems={problem ? [problem] : []} />
      </div>
    </details>
  );
}
