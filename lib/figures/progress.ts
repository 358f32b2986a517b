import type { BenchmarkReport } from '#lib/domain/adapters';
import { eventsOf, type TrialEvent } from '#lib/domain/history';
import type { TrialResult } from '#lib/domain/result';
import { formatNumber } from './format.ts';

/** Units of the application’s work that were seen done in one look, from the look before; seconds from the launch. */
interface Work {
  readonly start: number;
  readonly end: number;
  /** Their rate as a share of the fastest; null where the application tells none. */
  readonly rate: number | null;
  readonly title: string;
}

export interface Progress {
  readonly done: number;
  /** null where nobody knows how many there will be. */
  readonly expected: number | null;
  readonly work: readonly Work[];
}

/**
 * How the application went on, by what it printed. Output is looked at every few seconds, so that what was done between
 * two looks is dated by the later one’s last line. Null where nothing was seen.
 */
export function prepareProgress(
  history: readonly TrialEvent[],
  application: TrialResult['application'],
  report: BenchmarkReport | null,
): Progress | null {
  const started = eventsOf(history, 'command-started').find(({ data }) => data.key === 'launch')?.data;
  const seen = eventsOf(history, 'progress-seen').map(({ data }) => data);
  if (!started) return null;
  const points = seen.map(({ atWall, done }) => ({ at: atWall - started.startedWall, done }));
  const last = points.at(-1)?.done ?? 0;
  // What came between the last look and the end.
  if (application && report && report.completed > last)
    points.push({ at: application.end, done: report.completed });
  if (points.length === 0) return null;
  const results = report?.results ?? [];
  const rates = results.flatMap(({ gflops }) => gflops ?? []);
  const fastest = Math.max(...rates);
  const work = points.map(({ at, done }, i) => {
    const before = points[i - 1] ?? { at: 0, done: 0 };
    const units = results.slice(before.done, done);
    const own = units.flatMap(({ gflops }) => gflops ?? []);
    const mean = own.reduce((sum, one) => sum + one, 0) / own.length;
    return {
      start: before.at,
      end: Math.max(at, before.at),
      rate: own.length > 0 ? mean / fastest : null,
      title: [...units.map(unitText), `seen done by ${formatNumber(at, 1)} s`].join('\n'),
    };
  });
  return { done: points.at(-1)?.done ?? 0, expected: seen.at(-1)?.expected ?? null, work };
}

function unitText({ label, gflops }: BenchmarkReport['results'][number]): string {
  return gflops === null ? label : `${label}: ${formatNumber(gflops, 2)} Gflop/s`;
}

/** `3 of 10 done`; where nobody knows how many there will be, that is said. */
export function progressText({ done, expected }: Pick<Progress, 'done' | 'expected'>): string {
  return expected === null
    ? `${done} done; how many there will be is not known`
    : `${done} of ${expected} done`;
}
