import type { StatSection, StatTable } from '#lib/figures/statistics/section';
import { Badge } from '../ui/badge.tsx';
import { Card } from '../ui/card.tsx';
import { Table, Td, Th } from '../ui/table.tsx';

/** More rows than that wait behind their caption. */
const OPEN_UP_TO = 30;

/** One part of a study’s statistics: sentences, then tables. */
export function StatSectionView({ section }: { section: StatSection }) {
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
          {table.rows.length > OPEN_UP_TO ? (
            <details>
              <summary className="cursor-pointer px-3 py-2 text-sm">
                {table.caption} ({table.rows.length} rows)
              </summary>
              <Rows table={table} />
            </details>
          ) : (
            <>
              <p className="px-3 pt-2 text-sm">{table.caption}</p>
              <Rows table={table} />
            </>
          )}
        </Card>
      ))}
    </section>
  );
}

function Rows({ table: { caption, columns, rows } }: { table: StatTable }) {
  return (
    <Table label={caption}>
      <thead>
        <tr>
          {columns.map((column, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: several tests stand side by side, each with its own p
            <Th key={i} numeric={i > 0} scope="col">
              {column}
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the order of a prepared table is its identity
          <tr className="hover:bg-raised" key={i}>
            {row.map((text, column) =>
              column === 0 ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: as above
                <Th className="whitespace-normal text-ink" key={column} scope="row">
                  {text}
                </Th>
              ) : (
                // biome-ignore lint/suspicious/noArrayIndexKey: as above
                <Td key={column} numeric>
                  {text}
                </Td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
