import type { StudyFacts } from '../domain/sample.ts';
import { fisherExact, type Rate, rate } from '../statistics/proportion.ts';
import { type Answer, refuse } from '../statistics/refusal.ts';
import { stallLimit } from '../statistics/stalls.ts';
import { baselineOf, type Cell, type CellFactors, inCondition, migrationsOf } from './cell.ts';

/** How trials of a cell ended, of all that were attempted; exact intervals. */
export interface CellRates {
  readonly cell: CellFactors;
  readonly attempts: number;
  /** Ended without a time. */
  readonly failed: Answer<Rate>;
  readonly invalid: Answer<Rate>;
  /** Neither judged valid nor invalid. */
  readonly unknown: Answer<Rate>;
  /** Of those with a time: over `stallLimitSeconds`. */
  readonly stalled: Answer<Rate>;
  readonly stallLimitSeconds: number | null;
  readonly stalledTrials: readonly string[];
}

/** Two rates that differ by one factor. */
export interface RateComparison {
  readonly what: 'failed' | 'invalid' | 'stalled';
  readonly application: string;
  readonly a: { readonly label: string } & Rate;
  readonly b: { readonly label: string } & Rate;
  /** Fisher's exact test, two-sided. */
  readonly p: number;
}

const UNKNOWN_FAILURES = refuse(
  'the source tells only of trials that gave a time; how many others were attempted is not known',
);

export function cellRates(
  study: Pick<StudyFacts, 'provenance'>,
  cell: Cell,
  cells: readonly Cell[],
): CellRates {
  const ended = cell.samples.filter(
    ({ state, startedAt }) => state === 'finished' || (state === 'cancelled' && startedAt),
  );
  const of = (count: number) => rate(count, ended.length);
  const judged = (verdict: string) =>
    of(ended.filter((sample) => (sample.verdict ?? 'unknown') === verdict).length);
  const imported = study.provenance === 'imported';
  const limit = limitOf(cell, cells);
  const timed = ended.filter((sample) => sample.seconds !== null);
  const stalled = limit === null ? [] : timed.filter((sample) => (sample.seconds as number) > limit);
  return {
    cell: cell.factors,
    attempts: ended.length,
    failed: imported && !tellsFailures(cells) ? UNKNOWN_FAILURES : of(ended.length - timed.length),
    invalid: imported ? refuse('imported trials were never judged') : judged('invalid'),
    unknown: judged('unknown'),
    stalled: limit === null ? refuse(noLimit(cell)) : rate(stalled.length, timed.length),
    stallLimitSeconds: limit,
    stalledTrials: stalled.map(({ trialId }) => trialId),
  };
}

/** A source with a trial that gave no time does not print successes only. */
const tellsFailures = (cells: readonly Cell[]) =>
  cells.some(({ samples }) => samples.some(({ state, seconds }) => state === 'finished' && seconds === null));

function limitOf(cell: Cell, cells: readonly Cell[]): number | null {
  if (cell.factors.condition !== 'app_with_migration') return null;
  return stallLimit(baselineOf(cell, cells)?.seconds ?? [], migrationsOf(cell, cells)?.seconds ?? []);
}

const noLimit = ({ factors }: Cell) =>
  factors.condition === 'app_with_migration'
    ? 'a stall is told by the application and the same migrations alone, and one of them has no trials'
    : 'only an application with migrations can stall on them';

/** With against without migrations for failed and invalid trials, fabric against fabric for stalled ones. */
export function rateComparisons(cells: readonly Cell[], rates: readonly CellRates[]): RateComparison[] {
  const applications = [...new Set(cells.map(({ factors }) => factors.application))];
  const of = (cell: Cell) => rates.find((row) => row.cell.cellId === cell.factors.cellId) as CellRates;
  return applications.flatMap((application) => {
    const own = cells.filter(({ factors }) => factors.application === application);
    const within = inCondition(own, 'app_with_migration');
    const alone = inCondition(own, 'app_only');
    const fabrics = [...new Set(within.flatMap(({ factors }) => factors.migrationFabric ?? []))];
    const on = (fabric: string | undefined) =>
      within.filter(({ factors }) => factors.migrationFabric === fabric);
    const compare = (what: RateComparison['what'], a: [string, Cell[]], b: [string, Cell[]]) => {
      const [left, right] = [
        pooled(a[1].map((cell) => of(cell)[what])),
        pooled(b[1].map((cell) => of(cell)[what])),
      ];
      if (!left || !right) return [];
      const p = fisherExact(left.count, left.of - left.count, right.count, right.of - right.count);
      return [{ what, application, a: { label: a[0], ...left }, b: { label: b[0], ...right }, p }];
    };
    return [
      ...compare('failed', ['with migrations', within], ['without', alone]),
      ...compare('invalid', ['with migrations', within], ['without', alone]),
      ...fabrics.flatMap((first, i) =>
        fabrics
          .slice(i + 1)
          .flatMap((second) => compare('stalled', [first, on(first)], [second, on(second)])),
      ),
    ];
  });
}

function pooled(rates: readonly Answer<Rate>[]): Rate | null {
  const known = rates.flatMap((one) => ('refused' in one ? [] : [one]));
  const all = rate(
    known.reduce((sum, { count }) => sum + count, 0),
    known.reduce((sum, { of }) => sum + of, 0),
  );
  return 'refused' in all ? null : all;
}
