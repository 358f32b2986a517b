import { ArrowUp, X } from 'lucide-react';
import { INPUT, Problems } from '../../forms/field.tsx';
import { Button } from '../../ui/button.tsx';
import { Table, Td, Th } from '../../ui/table.tsx';
import type { PartProps } from './part.ts';

export interface Column<Row> {
  /** Below the row: `fabrics.10GbE.address`. */
  readonly path: string;
  readonly label: string;
  readonly placeholder?: string;
  /** One of these, instead of anything. */
  readonly options?: readonly string[];
  readonly get: (row: Row) => string;
  readonly set: (row: Row, text: string) => Row;
}

interface RowTableProps<Row> {
  readonly label: string;
  /** Of the rows in the cluster: `hosts`. */
  readonly path: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly nameOf: (row: Row, index: number) => string;
  readonly onEdit: (rows: Row[]) => void;
  /** The rows that stay, by their old places, in their new order. */
  readonly onMove: (order: number[]) => void;
  readonly problemsBelow: PartProps['problemsBelow'];
}

/** A table to type in: what is wrong with a row stands below it. */
export function RowTable<Row>(props: RowTableProps<Row>) {
  const { label, path, columns, rows, nameOf, onEdit, onMove, problemsBelow } = props;
  const places = rows.map((_, i) => i);
  if (rows.length === 0) return null;
  return (
    <Table label={`${label} of the form`}>
      <thead>
        <tr>
          {columns.map((column, at) => (
            <Th key={keyOf(column, at)}>{column.label}</Th>
          ))}
          <Th>
            <span className="sr-only">Order</span>
          </Th>
        </tr>
      </thead>
      {rows.map((row, i) => {
        const name = nameOf(row, i);
        const wrong = problemsBelow(`${path}.${i}`);
        const labelOf = (rest: string) => columns.find((column) => column.path === rest)?.label ?? rest;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity besides their place
          <tbody key={i}>
            <tr>
              {columns.map((column, place) => (
                <Td className="border-b-0 px-1.5" key={keyOf(column, place)}>
                  <Cell
                    column={column}
                    invalid={wrong.some(({ rest }) => rest === column.path)}
                    name={`${column.label}, ${name}`}
                    onChange={(text) =>
                      onEdit(rows.map((other, at) => (at === i ? column.set(row, text) : other)))
                    }
                    value={column.get(row)}
                  />
                </Td>
              ))}
              <Td className="whitespace-nowrap border-b-0 px-1.5 text-right">
                <Button
                  aria-label={`Move ${name} up`}
                  disabled={i === 0}
                  onClick={() => onMove(places.map((at) => (at === i - 1 ? i : at === i ? i - 1 : at)))}
                  size="icon"
                  tone="quiet"
                  type="button"
                >
                  <ArrowUp aria-hidden="true" />
                </Button>
                <Button
                  aria-label={`Remove ${name}`}
                  onClick={() => onMove(places.filter((at) => at !== i))}
                  size="icon"
                  tone="quiet"
                  type="button"
                >
                  <X aria-hidden="true" />
                </Button>
              </Td>
            </tr>
            <tr>
              <Td className="px-3 pt-0" colSpan={columns.length + 1}>
                <Problems problems={wrong.map(({ rest, message }) => `${labelOf(rest)}: ${message}`)} />
              </Td>
            </tr>
          </tbody>
        );
      })}
    </Table>
  );
}

/** Two fabrics may bear the same name while they are typed. */
const keyOf = ({ path }: { readonly path: string }, place: number) => `${place} ${path}`;

interface CellProps<Row> {
  readonly column: Column<Row>;
  readonly name: string;
  readonly value: string;
  readonly invalid: boolean;
  readonly onChange: (text: string) => void;
}

function Cell<Row>({ column, name, value, invalid, onChange }: CellProps<Row>) {
  const look = `${INPUT} w-full min-w-28 font-mono text-xs`;
  if (column.options)
    return (
      <select
        aria-invalid={invalid}
        aria-label={name}
        className={look}
        onChange={(event) => onChange(event.target.value)}
        value={value}
      >
        {!column.options.includes(value) && <option value={value}>{value || '–'}</option>}
        {column.options.map((option) => (
          <option key={option}>{option}</option>
        ))}
      </select>
    );
  return (
    <input
      aria-invalid={invalid}
      aria-label={name}
      autoComplete="off"
      className={look}
      onChange={(event) => onChange(event.target.value)}
      placeholder={column.placeholder}
      spellCheck={false}
      value={value}
    />
  );
}
