import type { ControllerReport, ControllerUse } from '#lib/domain/controller';
import { formatNumber } from '#lib/figures/format';
import { Table, Td, Th } from '../ui/table.tsx';

/** What driving the trial cost its hosts, and the computer that drove it. */
export function ControllerTable({ report: { hosts, runner } }: { report: ControllerReport }) {
  return (
    <Table label="What the runner used">
      <thead>
        <tr>
          <Th>Machine</Th>
          <Th numeric>CPU (s)</Th>
          <Th numeric>in (s)</Th>
          <Th numeric>Load before, after</Th>
        </tr>
      </thead>
      <tbody>
        {hosts.map(({ node, ...use }) => (
          <tr key={node}>
            <Td>{node}</Td>
            <Use use={use} />
            <Td numeric>–</Td>
          </tr>
        ))}
        {runner && (
          <tr>
            <Td>
              runner on {runner.computer}, {runner.cores} cores
            </Td>
            <Use use={runner} />
            <Td numeric>{runner.load.map((one) => formatNumber(one, 2)).join(', ')}</Td>
          </tr>
        )}
      </tbody>
    </Table>
  );
}

function Use({ use: { cpuSeconds, overSeconds } }: { use: ControllerUse }) {
  const lost = 'another connection or runner took over: not known';
  return (
    <>
      <Td numeric {...(cpuSeconds === null && { title: lost })}>
        {cpuSeconds === null ? 'not known' : formatNumber(cpuSeconds, 2)}
      </Td>
      <Td numeric>{formatNumber(overSeconds, 1)}</Td>
    </>
  );
}
