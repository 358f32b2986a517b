import type { ReportLine } from '#lib/domain/job';
import { cn } from '../ui/cn.ts';
import { Table, Td, Th } from '../ui/table.tsx';

const MARK: Record<ReportLine['state'], { shape: string; color: string; word: string }> = {
  ok: { shape: '●', color: 'text-valid', word: 'well' },
  warning: { shape: '◇', color: 'text-unknown', word: 'note' },
  failed: { shape: '▲', color: 'text-invalid', word: 'wrong' },
};

/** A preflight line by line: what is wrong, and what to do about it. */
export function CheckReport({ lines }: { lines: readonly ReportLine[] }) {
  return (
    <Table label="Preflight">
      <thead>
        <tr>
          <Th>State</Th>
          <Th>Of</Th>
          <Th>Check</Th>
          <Th>What was found</Th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={`${line.subject} ${line.check}`}>
            <Td className="whitespace-nowrap">
              <span aria-hidden="true" className={cn('mr-1.5', MARK[line.state].color)}>
                {MARK[line.state].shape}
              </span>
              {MARK[line.state].word}
            </Td>
            <Td className="whitespace-nowrap font-mono text-xs">{line.subject}</Td>
            <Td className="whitespace-nowrap">{line.check}</Td>
            <Td>
              {line.detail}
              {line.remedy && <p className="mt-0.5 text-muted">{line.remedy}</p>}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
