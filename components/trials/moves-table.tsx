import type { MigrationResult } from '#lib/domain/result';
import { formatNumber } from '#lib/figures/format';
import { Table, Td, Th } from '../ui/table.tsx';

const MILLISECONDS = 3;
const COPY = { true: 'repeat', false: 'first' } as const;

/** One row a migration: where, how long, what the tool said. */
export function MovesTable({ migrations }: { migrations: readonly MigrationResult[] }) {
  return (
    <Table label="Migrations">
      <thead>
        <tr>
          <Th numeric>Round</Th>
          <Th>VM</Th>
          <Th>From → to</Th>
          <Th numeric>Start (s)</Th>
          <Th numeric>Command (s)</Th>
          <Th numeric>Suspended (s)</Th>
          <Th>Stages (s)</Th>
          <Th>Copy</Th>
          <Th>Outcome</Th>
          <Th>Command line</Th>
        </tr>
      </thead>
      <tbody>
        {migrations.map((move) => (
          <tr className="hover:bg-raised" key={`${move.round}/${move.vm}`}>
            <Td numeric>{move.round}</Td>
            <Td className="font-mono text-xs">{move.vm}</Td>
            <Td className="whitespace-nowrap font-mono text-xs">
              {move.from} → {move.to}
            </Td>
            <Td numeric>{formatNumber(move.start, MILLISECONDS)}</Td>
            <Td numeric>{formatNumber(move.wallSeconds, MILLISECONDS)}</Td>
            <Td numeric>
              {move.report.suspendedSeconds === null
                ? '–'
                : formatNumber(move.report.suspendedSeconds, MILLISECONDS)}
            </Td>
            <Td className="whitespace-nowrap text-xs">
              {move.report.stages.map((stage) => `${stage.label} ${stage.seconds}`).join(', ') || '–'}
            </Td>
            <Td>{move.repeatCopy === null ? 'not looked at' : COPY[`${move.repeatCopy}`]}</Td>
            <Td title={move.report.reason}>{move.report.outcome}</Td>
            <Td className="whitespace-nowrap font-mono text-xs">{move.argv.join(' ')}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
