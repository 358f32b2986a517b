import { CONDITION_LABEL } from '#lib/domain/closed-sets';
import { groupBy } from '#lib/domain/group-by';
import { type Mark, markOf } from '#lib/domain/mark';
import type { Sample, StudyFacts } from '#lib/domain/sample';
import { showFabrics } from './fabrics.ts';
import { type Fill, fillOf } from './fill.ts';
import { ascending, atOnce } from './format.ts';
import { migrationFabrics } from './series.ts';

/** All trials of a study at a glance: a row for each way of migrating, a column for each number of VMs. */
export interface Matrix {
  /** Numbers of VMs; the last column, `null`, holds trials without an application. */
  readonly columns: readonly (number | null)[];
  readonly sections: readonly { readonly title: string; readonly rows: readonly MatrixRow[] }[];
}

interface MatrixRow {
  readonly id: string;
  readonly label: string;
  readonly fill: Fill;
  /** One per column. */
  readonly cells: readonly MatrixCell[];
}

/** Its trials, each a mark; more than can be told apart are counted instead. Both empty: no such cell. */
export interface MatrixCell {
  readonly trials: readonly MatrixTrial[];
  readonly counts: readonly { readonly mark: Mark; readonly n: number }[];
}

/** More marks in one cell are not read but counted. */
const MARKS_UP_TO = 24;

export interface MatrixTrial {
  /** Empty for one that is not planned yet. */
  readonly trialId: string;
  readonly mark: Mark;
  /** `repetition 2: invalid. HPL skipped 2 tests.` */
  readonly title: string;
}

/** Lays the trials of a study out; rows with more at once come later, faster fabrics first. */
export function prepareMatrix(study: StudyFacts, samples: readonly Sample[]): Matrix {
  const vms = ascending(samples.flatMap((sample) => sample.vms ?? []));
  const columns = samples.some((sample) => sample.vms === null) ? [...vms, null] : vms;
  const applications = [...new Set(samples.map((sample) => sample.application))];
  return {
    columns,
    sections: applications.map((title) => ({
      title,
      rows: rowsOf(
        study,
        samples.filter((sample) => sample.application === title),
        columns,
      ),
    })),
  };
}

const ORDER: readonly Sample['condition'][] = ['app_only', 'app_with_migration', 'migration_only'];

function rowsOf(study: StudyFacts, samples: readonly Sample[], columns: Matrix['columns']): MatrixRow[] {
  const fabrics = showFabrics(migrationFabrics(samples), study.fabrics);
  const mpi = new Set(samples.flatMap((sample) => sample.mpiFabric ?? []));
  const rank = ({ condition, simultaneous, migrationFabric, mpiFabric }: Sample) => [
    ORDER.indexOf(condition),
    simultaneous,
    fabrics.findIndex((fabric) => fabric.name === migrationFabric),
    [...mpi].indexOf(mpiFabric ?? ''),
  ];
  const rows = groupBy(samples, (sample) => rank(sample).join('/'));
  return [...rows.entries()]
    .sort(([, a], [, b]) => compare(a[0] ? rank(a[0]) : [], b[0] ? rank(b[0]) : []))
    .flatMap(([id, own]) => {
      const [first] = own;
      if (!first) return [];
      const fabric = fabrics.find((shown) => shown.name === first.migrationFabric);
      const parts = [
        CONDITION_LABEL[first.condition],
        first.simultaneous > 0 ? atOnce(first.simultaneous) : null,
        fabric?.label,
        mpi.size > 1 && first.mpiFabric ? `MPI over ${first.mpiFabric}` : null,
      ];
      return {
        id,
        label: parts.filter(Boolean).join(' · '),
        fill: fillOf(first.condition, fabric?.hue ?? 'neutral'),
        cells: columns.map((column) => toCell(own.filter((sample) => sample.vms === column))),
      };
    });
}

function compare(a: readonly number[], b: readonly number[]): number {
  return a.map((value, i) => value - (b[i] ?? 0)).find((difference) => difference !== 0) ?? 0;
}

function toCell(samples: readonly Sample[]): MatrixCell {
  if (samples.length <= MARKS_UP_TO) return { trials: samples.map(toTrial), counts: [] };
  const byMark = groupBy(samples, markOf);
  return { trials: [], counts: [...byMark].map(([mark, own]) => ({ mark, n: own.length })) };
}

function toTrial(sample: Sample): MatrixTrial {
  const mark = markOf(sample);
  const reasons = mark === 'invalid' || mark === 'unknown' ? `. ${sample.reasons.join(' ')}` : '';
  const why = mark === 'set aside' ? `. ${sample.setAside?.reason}` : reasons;
  const attempt = sample.attempt > 1 ? `, attempt ${sample.attempt}` : '';
  return { trialId: sample.trialId, mark, title: `repetition ${sample.repetition}${attempt}: ${mark}${why}` };
}
