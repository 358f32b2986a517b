import { Table, Td, Th } from '../ui/table.tsx';
import type { GuessedTable } from './draft.ts';

/** The first rows as they were read, so that a wrong separator is seen at once. */
export function SampleTable({ table }: { table: GuessedTable }) {
  return (
    <Table label="First rows of the file">
      <thead>
        <tr>
          {table.columns.map((name, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a name may be there twice, which the check refuses
            <Th key={index}>{name || '(no name)'}</Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.sample.map((row, line) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity besides their line
          <tr key={line}>
            {table.columns.map((_, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a name may be there twice, which the check refuses
              <Td className="font-mono text-xs leading-5" key={index}>
                {row[index] ?? ''}
              </Td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
