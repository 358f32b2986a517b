import { Fragment } from 'react';
import type { Figure } from '#lib/figures/figure';
import { type FigureTable, prepareTables, type TableCell } from '#lib/figures/table';
import { Table, Td, Th } from '../ui/table.tsx';
import { Swatch } from './swatch.tsx';

/** The numbers of a figure; units in the head, numbers to the right, gaps with their reason. */
export function NumbersTable({ figure }: { figure: Figure }) {
  return prepareTables(figure).map((table) => <OneTable figure={figure} key={table.title} table={table} />);
}

function OneTable({ figure, table }: { figure: Figure; table: FigureTable }) {
  const spread = figure.rows.some((row) => row.low !== null);
  const byTrial = table.series.length === 0;
  const width = spread ? 3 : 2;
  return (
    <>
      <Table label={`Numbers of ${figure.title}${table.title ? `, ${table.title}` : ''}`}>
        {table.title && <caption className="px-3 pt-3 text-left font-medium">{table.title}</caption>}
        <thead>
          <tr>
            <Th className="whitespace-normal" rowSpan={byTrial ? 1 : 2} scope="col">
              {table.groupLabel}
            </Th>
            {byTrial && (
              <Th numeric scope="col">
                {table.statistic}
                {unitOf(figure)}
              </Th>
            )}
            {table.series.map((name) => (
              <Th
                className="min-w-36 whitespace-normal border-hairline border-l"
                colSpan={width}
                key={name}
                scope="colgroup"
              >
                <SeriesHead figure={figure} name={name} />
              </Th>
            ))}
          </tr>
          {!byTrial && (
            <tr>
              {table.series.map((name) => (
                <Fragment key={name}>
                  <Th className="border-hairline border-l" numeric scope="col">
                    {table.statistic}
                    {unitOf(figure)}
                  </Th>
                  {spread && (
                    <Th numeric scope="col">
                      {figure.intervalName}
                      {unitOf(figure)}
                    </Th>
                  )}
                  <Th numeric scope="col">
                    n
                  </Th>
                </Fragment>
              ))}
            </tr>
          )}
        </thead>
        <tbody>
          {table.rows.map((row, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: single trials of one cell share their group's name
            <tr className="hover:bg-raised" key={i}>
              <Th className="text-ink" scope="row">
                {row.group}
              </Th>
              {row.cells.map((cell, column) =>
                byTrial ? (
                  <Td key={cell.exact} numeric title={cell.exact}>
                    {cell.value}
                  </Td>
                ) : (
                  <Cells cell={cell} key={table.series[column]} spread={spread} />
                ),
              )}
            </tr>
          ))}
        </tbody>
      </Table>
      {table.more > 0 && (
        <p className="px-3 py-2 text-muted text-sm">
          {table.more.toLocaleString('en-US')} more values stand in the data file.
        </p>
      )}
    </>
  );
}

const unitOf = (figure: Figure) => (figure.view === 'heat' || figure.view === 'sequence' ? '' : ' (s)');

function SeriesHead({ figure, name }: { figure: Figure; name: string }) {
  const series = figure.series.find((one) => one.label === name);
  return (
    <span className="flex items-start gap-2">
      {series && <Swatch absent={series.missing !== null} fill={series.fill} />}
      {name}
    </span>
  );
}

function Cells({ cell, spread }: { cell: TableCell; spread: boolean }) {
  if (cell.value === '')
    return (
      <Td
        className="border-hairline border-l text-center text-faint"
        colSpan={spread ? 3 : 2}
        title={cell.note ?? undefined}
      >
        {cell.missing && 'no value'}
        {cell.note && <span className="sr-only">: {cell.note}</span>}
      </Td>
    );
  return (
    <>
      <Td
        className={
          cell.note ? 'border-hairline border-l font-semibold text-invalid' : 'border-hairline border-l'
        }
        numeric
        title={cell.note ?? cell.exact}
      >
        {cell.note && '▲ '}
        {cell.value}
      </Td>
      {spread && <Td numeric>{cell.spread}</Td>}
      <Td className="text-muted" numeric>
        {cell.n}
      </Td>
    </>
  );
}
