import { count, formatNumber } from '#lib/figures/format';
import { Card } from '../ui/card.tsx';
import { Table, Td, Th } from '../ui/table.tsx';

interface FabricFloorsProps {
  readonly floors: readonly {
    readonly fabric: string;
    readonly nominalMbps: number;
    readonly best: { readonly host: string; readonly megabitsPerSecond: number } | null;
    readonly readings: number;
  }[];
}

/** Fabrics, and how fast each was at least. */
export function FabricFloors({ floors }: FabricFloorsProps) {
  return (
    <Card title="Fabrics">
      <Table label="Fabrics">
        <thead>
          <tr>
            <Th>Fabric</Th>
            <Th numeric>Nominal (Mb/s)</Th>
            <Th numeric>Carried, at least (Mb/s)</Th>
            <Th>Seen</Th>
          </tr>
        </thead>
        <tbody>
          {floors.map(({ fabric, nominalMbps, best, readings }) => (
            <tr key={fabric}>
              <Td>{fabric}</Td>
              <Td numeric>{formatNumber(nominalMbps, 0)}</Td>
              <Td numeric>{best ? formatNumber(best.megabitsPerSecond, 0) : '–'}</Td>
              <Td className="whitespace-nowrap">
                {best
                  ? `on ${best.host}, the most of ${count(readings, 'reading')}`
                  : 'no valid trial migrated over it yet'}
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
      <p className="max-w-prose px-4 py-3 text-muted text-xs">
        A floor, not a measurement of the wire: bytes of one interface in one direction over a whole round of
        migrations over this fabric, divided by all its time, pauses of the tools included. The network may be
        faster.
      </p>
    </Card>
  );
}
