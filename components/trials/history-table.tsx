import type { TrialEvent } from '#lib/domain/history';
import { Table, Td, Th } from '../ui/table.tsx';

/** The append-only history, as it was written. */
export function HistoryTable({ history }: { history: readonly TrialEvent[] }) {
  return (
    <Table label="History">
      <thead>
        <tr>
          <Th numeric>#</Th>
          <Th>At (UTC)</Th>
          <Th>Event</Th>
          <Th>Data</Th>
        </tr>
      </thead>
      <tbody>
        {history.map((event) => (
          <tr className="hover:bg-raised" key={event.seq}>
            <Td numeric>{event.seq}</Td>
            <Td className="whitespace-nowrap">{event.at.toISOString().slice(11, 23)}</Td>
            <Td className="whitespace-nowrap">{event.type}</Td>
            <Td className="wrap-anywhere max-w-[60rem] font-mono text-xs">
              <span className="line-clamp-3 hover:line-clamp-none">{JSON.stringify(event.data)}</span>
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
