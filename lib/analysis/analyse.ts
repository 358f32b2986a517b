import type { AnalysisPlan } from '../domain/analysis-plan.ts';
import { defaultPlan } from '../domain/default-plan.ts';
import type { Sample, StudyFacts } from '../domain/sample.ts';
import { cellsOf } from './cell.ts';
import { type CellStatistics, describeCell } from './cell-statistics.ts';
import { correlationsOf, type StudyCorrelation } from './correlations.ts';
import { type Family, familiesOf } from './families.ts';
import { type FactorTest, factorTests } from './group-tests.ts';
import { type MigrationsOnly, migrationsOnly } from './migrations-only.ts';
import { modelsOf, type StudyModel } from './models.ts';
import { type ModeFamily, modesOf } from './modes.ts';
import { type OrderCheck, orderOf } from './order.ts';
import { type CellOverhead, overheadsOf } from './overheads.ts';
import { type PilotPlan, plansOf } from './planner.ts';
import { type CellRates, cellRates, type RateComparison, rateComparisons } from './rates.ts';
import { type StudyScaling, scalingsOf } from './scaling.ts';
import { type SessionCheck, sessionsOf } from './sessions.ts';
import { describeStopping } from './stopping.ts';

/** Everything that a study’s trials say; plain data, described item by item in docs/statistics.md. */
export interface StudyAnalysis {
  readonly study: { readonly slug: string; readonly title: string; readonly provenance: string };
  readonly plan: AnalysisPlan & {
    readonly declared: boolean;
    readonly note: string;
    readonly stoppingInWords: string;
  };
  /** Shown before any mean. */
  readonly modes: readonly ModeFamily[];
  readonly cells: readonly CellStatistics[];
  readonly rates: { readonly cells: readonly CellRates[]; readonly comparisons: readonly RateComparison[] };
  readonly families: readonly Family[];
  readonly overheads: readonly CellOverhead[];
  readonly factorTests: readonly FactorTest[];
  readonly models: readonly StudyModel[];
  readonly correlations: readonly StudyCorrelation[];
  readonly scaling: readonly StudyScaling[];
  readonly migrationsOnly: readonly MigrationsOnly[];
  readonly sessions: readonly SessionCheck[];
  readonly order: OrderCheck;
  readonly planner: readonly PilotPlan[];
}

const DECLARED = 'Declared before the first trial and frozen with the study.';
const EXPLORATORY =
  'No analysis was declared before the trials ran: all of this is exploratory, and its p-values are a guide, not a proof.';

/** @param declared the study’s own plan; null where it was not declared (imported studies) */
export function analyseStudy(
  study: StudyFacts,
  samples: readonly Sample[],
  declared: AnalysisPlan | null,
): StudyAnalysis {
  const cells = cellsOf(study, samples);
  const plan = declared ?? planOf(samples);
  const rates = cells.map((cell) => cellRates(study, cell, cells));
  return {
    study: { slug: study.slug, title: study.title, provenance: study.provenance },
    plan: {
      ...plan,
      declared: declared !== null,
      note: declared ? DECLARED : EXPLORATORY,
      stoppingInWords: describeStopping(plan.stopping),
    },
    modes: modesOf(cells),
    cells: cells.map(describeCell),
    rates: { cells: rates, comparisons: rateComparisons(cells, rates) },
    families: familiesOf(plan, declared !== null, cells),
    overheads: overheadsOf(cells),
    factorTests: factorTests(cells),
    models: modelsOf(cells),
    correlations: correlationsOf(cells),
    scaling: scalingsOf(cells),
    migrationsOnly: migrationsOnly(cells),
    sessions: sessionsOf(cells),
    order: orderOf(cells),
    planner: plansOf(cells, plan.alpha),
  };
}

function planOf(samples: readonly Sample[]): AnalysisPlan {
  const all = <T>(of: (sample: Sample) => T) => [...new Set(samples.map(of))];
  return defaultPlan({
    conditions: all(({ condition }) => condition),
    migrationFabrics: all(({ migrationFabric }) => migrationFabric).filter((fabric) => fabric !== null),
    simultaneous: all(({ simultaneous }) => simultaneous).filter((s) => s > 0),
  });
}
