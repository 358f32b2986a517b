import type { BenchmarkReport } from '#lib/domain/adapters';
import { formatNumber } from '#lib/figures/format';
import { Table, Td, Th } from '../ui/table.tsx';

/** What the application itself reported: one row a test or phase. Seconds are the guest's clock. */
export function ReportTable({ results }: { results: BenchmarkReport['results'] }) {
  const timed = results.some((result) => result.seconds !== null);
  const checked = results.some((result) => result.passed !== null);
  return (
    <Table label="What the application reported">
      <thead>
        <tr>
          <Th>Test or phase</Th>
          {timed && <Th numeric>Time by the guest’s clock (s)</Th>}
          {timed && <Th numeric>Gflop/s</Th>}
          {checked && <Th numeric>Residual</Th>}
          {checked && <Th>Check</Th>}
        </tr>
      </thead>
      <tbody>
        {results.map((result, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same test may stand twice in a run
          <tr key={i}>
            <Td className="font-mono text-xs">{result.label}</Td>
            {timed && <Td numeric>{result.seconds === null ? '–' : formatNumber(result.seconds, 2)}</Td>}
            {timed && <Td numeric>{result.gflops === null ? '–' : formatNumber(result.gflops, 3)}</Td>}
            {checked && (
              <Td className="font-mono text-xs" numeric>
                {result.residual ?? '–'}
              </Td>
            )}
            {checked && (
              <Td>{result.passed === null ? 'not checked' : result.passed ? 'passed' : 'failed'}</Td>
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
