import Link from 'next/link';
import { columnsOf, type StatSection, type StatTable } from '#lib/figures/statistics/section';
import { Badge } from '../ui/badge.tsx';
import { Card } from '../ui/card.tsx';
import { Table, Td, Th } from '../ui/table.tsx';

/** Longer tables stand on a page of their own, so that the first one stays light. */
const SHORT = 30;

/** One part of a study’s statistics: sentences, then tables; long ones behind `whole`, an address, if it is given. */
export function StatSectionView({ section, whole }: { section: StatSection; whole?: string }) {
  const { id, title, exploratory, words, tables } = section;
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3">
      <h2 className="flex scroll-mt-4 items-center gap-2 font-medium text-lg" id={id}>
        {title}
        {exploratory && <Badge>exploratory</Badge>}
      </h2>
      {words.map((sentence) => (
        <p className="max-w-prose text-muted text-sm" key={sentence}>
          {sentence}
        </p>
      ))}
      {tables.map((table) => (
        <Card key={table.caption}>
          <p className="px-3 pt-2 text-sm">{table.caption}</p>
          {whole && table.rows.length > SHORT ? (
            <p className="px-3 py-2 text-sm">
              <Link className="link" href={whole} prefetch={false}>
                All {table.rows.length} rows
              </Link>
            </p>
          ) : (
            <Rows label={`${title}: ${table.caption}`} table={table} />
          )}
        </Card>
      ))}
    </section>
  );
}

function Rows({ table, label }: { table: StatTable; label: string }) {
  const columns = columnsOf(table);
  return (
    <Table label={label}>
      <thead>
        <tr>
          {columns.map(({ id, label, numeric }) => (
            <Th key={id} numeric={numeric} scope="col">
              {label}
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the order of a prepared table is its identity
          <tr className="hover:bg-raised" key={i}>
            {columns.map(({ id, numeric }, column) =>
              column === 0 ? (
                <Th
                  className="min-w-56 whitespace-normal align-top font-normal text-ink text-sm"
                  key={id}
                  scope="row"
                >
                  {row[column]}
                </Th>
              ) : (
                <Td className={numeric ? undefined : 'min-w-56'} key={id} numeric={numeric}>
                  {row[column]}
                </Td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
