import type { ClockSeen } from '#lib/domain/whereabouts';
import { count, formatNumber } from '#lib/figures/format';
import { Card } from '../ui/card.tsx';
import { Table, Td, Th } from '../ui/table.tsx';
import { When } from '../ui/when.tsx';

interface Moves {
  readonly fabric: string;
  readonly count: number;
  readonly medianSeconds: number | null;
}

interface HostHistoryProps {
  readonly hosts: readonly {
    readonly host: string;
    readonly trials: number;
    readonly valid: number;
    readonly out: readonly Moves[];
    readonly in: readonly Moves[];
    readonly failed: number;
    readonly moved: number;
    readonly clock: ClockSeen | null;
  }[];
  /** How many ended trials were looked at. */
  readonly trials: number;
  readonly now: Date;
}

/** What each host did in the latest trials; what was timed comes from trials judged valid. */
export function HostHistory({ hosts, trials, now }: HostHistoryProps) {
  return (
    <Card
      aside={
        trials > 0 &&
        `the latest ${count(trials, 'ended trial')}; medians of successful migrations in valid ones`
      }
      title="What hosts did"
    >
      {trials === 0 ? (
        <p className="px-4 py-3 text-muted">No trial has ended here yet.</p>
      ) : (
        <Table label="What hosts did">
          <thead>
            <tr>
              <Th>Host</Th>
              <Th numeric>Trials (valid)</Th>
              <Th numeric>Migrations</Th>
              <Th numeric>Not succeeded</Th>
              <Th>Away from it, median</Th>
              <Th>To it, median</Th>
              <Th numeric>Clock (ms)</Th>
              <Th>Last heard</Th>
            </tr>
          </thead>
          <tbody>
            {hosts.map((host) => (
              <tr key={host.host}>
                <Td className="font-mono text-xs">{host.host}</Td>
                <Td numeric>
                  {host.trials} ({host.valid})
                </Td>
                <Td numeric>{host.moved}</Td>
                <Td className={host.failed > 0 ? 'text-invalid' : undefined} numeric>
                  {host.failed > 0 && '▲ '}
                  {host.failed}
                </Td>
                <MovesCell moves={host.out} />
                <MovesCell moves={host.in} />
                <Td numeric>{host.clock ? clockText(host.clock) : '–'}</Td>
                <Td>{host.clock ? <When at={host.clock.at} now={now} /> : '–'}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  );
}

function MovesCell({ moves }: { moves: readonly Moves[] }) {
  const some = moves.flatMap(({ fabric, count: n, medianSeconds }) =>
    medianSeconds === null ? [] : [{ fabric, n, medianSeconds }],
  );
  return (
    <Td className="whitespace-nowrap">
      {some.length === 0 && '–'}
      {some.map(({ fabric, n, medianSeconds }) => (
        <span className="block" key={fabric}>
          {fabric}: {formatNumber(medianSeconds, 2)} s <span className="text-muted">of {n}</span>
        </span>
      ))}
    </Td>
  );
}

/** In milliseconds, without a sign where it rounds to nothing. */
function clockText({ offsetSeconds, boundSeconds }: ClockSeen): string {
  const [offset, bound] = [offsetSeconds, boundSeconds].map(
    (seconds) => Math.round(seconds * 1e5) / 100 || 0,
  );
  return `${(offset ?? 0) > 0 ? '+' : ''}${formatNumber(offset ?? 0, 2)} ± ${formatNumber(bound ?? 0, 2)}`;
}
