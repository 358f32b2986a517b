import { TIDY_COLUMNS } from '#lib/domain/tidy';
import { Table, Td, Th } from '../ui/table.tsx';

/** The data dictionary, to be read. */
export function ColumnsTable() {
  return (
    <Table label="Columns">
      <thead>
        <tr>
          <Th>Column</Th>
          <Th>Type</Th>
          <Th>Unit</Th>
          <Th>May be empty</Th>
          <Th>Meaning</Th>
        </tr>
      </thead>
      <tbody>
        {TIDY_COLUMNS.map(({ name, datatype, unit, optional, description }) => (
          <tr key={name}>
            <Td className="font-mono text-xs leading-5">{name}</Td>
            <Td>{datatype}</Td>
            <Td>{unit ?? '–'}</Td>
            <Td>{optional ? 'yes' : 'no'}</Td>
            <Td className="min-w-64">{description}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
