import type { Host } from '#lib/domain/cluster';
import type { RoundResult } from '#lib/domain/result';
import type { StartSkew } from '#lib/domain/start-skew';
import { formatNumber } from '#lib/figures/format';
import { Table, Td, Th } from '../ui/table.tsx';

const MIB = 2 ** 20;
const MILLISECONDS = 3;
const HUNDREDTHS = 2;
const MS_PER_SECOND = 1000;

/** Requested against achieved concurrency, and the bytes of each fabric's interface, round by round. */
export function RoundsTable({ rounds, hosts }: { rounds: readonly RoundResult[]; hosts: readonly Host[] }) {
  const fabrics = Object.keys(hosts[0]?.fabrics ?? {});
  const received = (round: RoundResult, fabric: string) =>
    hosts.reduce(
      (sum, host) => sum + (round.bytes[host.name]?.[host.fabrics[fabric]?.interface ?? '']?.received ?? 0),
      0,
    );
  return (
    <Table label="Rounds">
      <thead>
        <tr>
          <Th numeric>Round</Th>
          <Th numeric>Start (s)</Th>
          <Th numeric>Took (s)</Th>
          <Th numeric>At once: asked</Th>
          <Th numeric>had</Th>
          <Th numeric>on average</Th>
          <Th numeric>Started within (ms)</Th>
          {fabrics.map((fabric) => (
            <Th key={fabric} numeric>
              {fabric} (MiB)
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rounds.map((round) => (
          <tr key={round.index}>
            <Td numeric>{round.index}</Td>
            <Td numeric>{formatNumber(round.start, MILLISECONDS)}</Td>
            <Td numeric>{formatNumber(round.end - round.start, MILLISECONDS)}</Td>
            <Td numeric>{round.requested}</Td>
            <Td numeric>{round.achieved}</Td>
            <Td numeric>{formatNumber(round.average, HUNDREDTHS)}</Td>
            <Td numeric title={lateText(round.startSkew)}>
              {skewText(round.startSkew)}
            </Td>
            {fabrics.map((fabric) => (
              <Td key={fabric} numeric>
                {Object.keys(round.bytes).length === 0 ? '–' : formatNumber(received(round, fabric) / MIB, 1)}
              </Td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function skewText({ seconds, boundSeconds, late }: StartSkew): string {
  if (seconds === null) return '–';
  const bound = boundSeconds === null ? '' : ` ± ${formatNumber(boundSeconds * MS_PER_SECOND, 1)}`;
  return `${formatNumber(seconds * MS_PER_SECOND, 1)}${bound}${late.length > 0 ? ' (late)' : ''}`;
}

function lateText({ late }: StartSkew): string {
  if (late.length === 0) return 'first to last start, and how far the clocks let that be off';
  return `not ready at the round’s deadline, started as soon as they were: VM ${late.join(', ')}`;
}
