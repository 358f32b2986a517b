import { groupBy } from '#lib/domain/group-by';
import type { Figure, FigureRow } from './figure.ts';
import { decimalsFor, formatNumber } from './format.ts';
import type { View } from './options.ts';

/** The values of a figure as a table: a row for each group, columns for each series; or a row for each value. */
export interface FigureTable {
  readonly title: string | null;
  readonly statistic: string;
  /** What stands in front of each row. */
  readonly groupLabel: string;
  /** Empty where each row is one trial: one column of values. */
  readonly series: readonly string[];
  readonly rows: readonly { readonly group: string; readonly cells: readonly TableCell[] }[];
  /** Values that are not shown here, since they are too many. */
  readonly more: number;
}

/** Texts as they are shown, and the value in full precision. */
export interface TableCell {
  readonly value: string;
  readonly exact: string;
  readonly spread: string;
  readonly n: string;
  readonly note: string | null;
  readonly missing: boolean;
}

/** Views whose rows are single trials: no two of them are one group's. */
const BY_TRIAL: ReadonlySet<View> = new Set<View>(['distribution', 'sequence']);
const ROWS_AT_MOST = 60;

/** One table for each panel. */
export function prepareTables(figure: Figure): FigureTable[] {
  const { rows, x, view } = figure;
  const values = rows.flatMap((row) => row.value ?? []);
  const highest = values.reduce((a, b) => Math.max(a, Math.abs(b)), 0);
  const decimals = view === 'heat' ? 3 : decimalsFor(highest);
  const shown = BY_TRIAL.has(view) ? rows.slice(0, ROWS_AT_MOST) : rows;
  return [...groupBy(shown, (row) => row.panel).entries()].map(([title, own]) => {
    const common = { title, statistic: own[0]?.statistic ?? 'value', more: rows.length - shown.length };
    if (BY_TRIAL.has(view))
      return {
        ...common,
        groupLabel: view === 'sequence' ? x.label : 'Trial',
        series: [],
        rows: own.map((row) => ({ group: trialName(row, view), cells: [toCell(row, decimals)] })),
      };
    const series = [...new Set(own.map((row) => row.series))];
    const groups = groupBy(own, (row) => row.group);
    const cellOf = (cells: readonly FigureRow[], name: string) => cells.find((row) => row.series === name);
    return {
      ...common,
      groupLabel: x.label,
      series,
      rows: [...groups].map(([group, cells]) => ({
        group,
        cells: series.map((name) => toCell(cellOf(cells, name), decimals)),
      })),
    };
  });
}

/** A row of the sequence is named by its place and needs its series too. */
const trialName = (row: FigureRow, view: string) =>
  view === 'sequence' ? `${row.group} · ${row.series}` : row.group;

function toCell(row: FigureRow | undefined, decimals: number): TableCell {
  if (!row || row.value === null) {
    return { value: '', exact: '', spread: '', n: '', note: row?.note ?? null, missing: row !== undefined };
  }
  const { value, low, high, n, note } = row;
  const number = (one: number) => formatNumber(one, decimals);
  return {
    value: number(value),
    exact: String(value),
    spread: low === null || high === null ? '–' : `${number(low)} to ${number(high)}`,
    n: String(n),
    note,
    missing: false,
  };
}
