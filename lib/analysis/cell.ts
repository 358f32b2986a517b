import { CONDITION_LABEL } from '../domain/closed-sets.ts';
import { groupBy } from '../domain/group-by.ts';
import { type CountedSample, isCounted, type Sample, type StudyFacts } from '../domain/sample.ts';
import type { Condition } from '../domain/words.ts';

/** The factors of a cell, as every section of an analysis names it. */
export interface CellFactors {
  readonly cellId: string;
  readonly label: string;
  readonly application: string;
  readonly condition: Condition;
  readonly migrationFabric: string | null;
  readonly mpiFabric: string | null;
  readonly simultaneous: number;
  readonly vms: number | null;
}

/** A cell with its trials. */
export interface Cell {
  readonly factors: CellFactors;
  /** Same text: same workload, settings and MPI fabric, so that only migrations and VMs differ. */
  readonly line: string;
  readonly workload: string;
  readonly samples: readonly Sample[];
  /** What counts, in the order of the repetitions. */
  readonly counted: readonly CountedSample[];
  readonly seconds: readonly number[];
  /** The same without exclusions: every finished trial that has a time and was not repeated. */
  readonly allSeconds: readonly number[];
}

/** The cells of a study, in the order in which their first trials are to run. */
export function cellsOf(study: Pick<StudyFacts, 'provenance'>, samples: readonly Sample[]): Cell[] {
  return [...groupBy(samples, (sample) => sample.cellId).values()].map((own) => {
    const sorted = [...own].sort((a, b) => a.repetition - b.repetition);
    const first = sorted[0] as Sample;
    const counted = sorted.filter((sample) => isCounted(sample, study.provenance));
    const workload = `${first.application} ${first.workload}`;
    return {
      factors: factorsOf(first),
      line: `${workload} ${first.mpiFabric ?? ''}`,
      workload,
      samples: sorted,
      counted,
      seconds: counted.map((sample) => sample.seconds),
      allSeconds: sorted.flatMap((sample) =>
        sample.state === 'finished' && !sample.setAside ? (sample.seconds ?? []) : [],
      ),
    };
  });
}

function factorsOf(sample: Sample): CellFactors {
  const { cellId, application, condition, migrationFabric, mpiFabric, simultaneous, vms } = sample;
  const factors = { application, condition, migrationFabric, mpiFabric, simultaneous, vms };
  return { cellId, label: labelOf(factors), ...factors };
}

/** `HPL, application with migrations, 1GbE, 2 at once, 4 VMs, MPI over 10GbE`. */
export function labelOf(factors: Omit<CellFactors, 'cellId' | 'label'>): string {
  const { application, condition, migrationFabric, mpiFabric, simultaneous, vms } = factors;
  const parts = [application, CONDITION_LABEL[condition]];
  if (migrationFabric) parts.push(migrationFabric);
  if (simultaneous > 0) parts.push(atOnce(simultaneous));
  if (vms !== null) parts.push(`${vms} VMs`);
  if (mpiFabric) parts.push(`MPI over ${mpiFabric}`);
  return parts.join(', ');
}

/** `2 at once`, `1 at a time`. */
export const atOnce = (simultaneous: number): string =>
  simultaneous === 1 ? '1 at a time' : `${simultaneous} at once`;

/** The application alone, otherwise the same. */
export function baselineOf(cell: Cell, cells: readonly Cell[]): Cell | undefined {
  return cells.find(
    (other) =>
      other.factors.condition === 'app_only' &&
      other.line === cell.line &&
      other.factors.vms === cell.factors.vms,
  );
}

/** The same migrations alone. */
export function migrationsOf(cell: Cell, cells: readonly Cell[]): Cell | undefined {
  return cells.find(
    ({ factors, workload }) =>
      factors.condition === 'migration_only' &&
      workload === cell.workload &&
      factors.migrationFabric === cell.factors.migrationFabric &&
      factors.simultaneous === cell.factors.simultaneous,
  );
}

export const inCondition = (cells: readonly Cell[], condition: Condition): Cell[] =>
  cells.filter(({ factors }) => factors.condition === condition);

/** Distinct values in ascending order. */
export const distinct = (values: readonly number[]): number[] => [...new Set(values)].sort((a, b) => a - b);
