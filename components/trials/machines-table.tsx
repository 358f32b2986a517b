import type { MachineFacts } from '#lib/figures/environment';
import { Table, Td, Th } from '../ui/table.tsx';

const COLUMNS: readonly (readonly [keyof MachineFacts, string, boolean])[] = [
  ['kernel', 'Kernel', false],
  ['cpu', 'CPU', false],
  ['cores', 'Cores', true],
  ['governor', 'Governor', false],
  ['memory', 'Memory', true],
  ['busy', 'Busy cores before, after', true],
  ['swapped', 'Swapped', true],
  ['clock', 'Clock within', true],
];

/** What each machine told of itself; what nobody asked or what it did not say is a dash. */
export function MachinesTable({ machines }: { machines: readonly MachineFacts[] }) {
  return (
    <Table label="The machines">
      <thead>
        <tr>
          <Th>Machine</Th>
          {COLUMNS.map(([name, label, numeric]) => (
            <Th key={name} numeric={numeric}>
              {label}
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {machines.map((machine) => (
          <tr key={machine.node}>
            <Td>{machine.node}</Td>
            {COLUMNS.map(([name, , numeric]) => (
              <Td className="whitespace-nowrap" key={name} numeric={numeric}>
                {machine[name] ?? '–'}
              </Td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
