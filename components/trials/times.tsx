import type { TrialEvent } from '#lib/domain/history';
import type { TrialResult } from '#lib/domain/result';
import { retransmittedSegments } from '#lib/domain/retransmits';
import { formatNumber } from '#lib/figures/format';

const MILLISECONDS = 3;

/** The times of a trial, each by its name. */
export function Times({ result, history }: { result: TrialResult; history: readonly TrialEvent[] }) {
  const seconds = (value: number | null) => (value === null ? '–' : `${formatNumber(value, MILLISECONDS)} s`);
  const milliseconds = (value: number | null) =>
    value === null ? '–' : `${formatNumber(1000 * value, 2)} ms`;
  const suspended = result.migrations.flatMap((move) => move.report.suspendedSeconds ?? []);
  const retransmitted = retransmittedSegments(history);
  const items: readonly [string, string, string][] = [
    [
      'Thesis seconds',
      seconds(result.thesisSeconds),
      'from the launch to the end of the benchmark or of the last migration, whichever is later',
    ],
    [
      'Application',
      seconds(result.applicationSeconds),
      'from the launch to its end, on the launcher’s clock',
    ],
    ['Migrations', seconds(result.migrationSeconds), 'from the start of the first to the end of the last'],
    [
      'VMs suspended',
      suspended.length > 0 ? seconds(suspended.reduce((sum, one) => sum + one, 0)) : '–',
      'sum over the migrations, as the tool said',
    ],
    [
      'Retransmitted',
      retransmitted === null ? '–' : `${retransmitted} segments`,
      'by the VMs that moved; at least, since a moved VM counts anew',
    ],
    [
      'Clocks agree within',
      milliseconds(result.clockBoundSeconds),
      'for any two stamps of different machines',
    ],
  ];
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border border-hairline bg-hairline sm:grid-cols-3 xl:grid-cols-6">
      {items.map(([name, value, meaning]) => (
        <div className="bg-paper px-4 py-3" key={name} title={meaning}>
          <dt className="text-muted text-xs">{name}</dt>
          <dd className="mt-0.5 whitespace-nowrap font-medium text-lg">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
