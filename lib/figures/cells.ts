import { groupBy } from '#lib/domain/group-by';
import type { Sample, StudyFacts } from '#lib/domain/sample';
import type { Condition } from '#lib/domain/words';
import { describe } from '#lib/statistics/describe';
import { isCounted } from './sample-roles.ts';

/** The numbers of one cell, seconds in full double precision. `mean` and `sd` are null where n is too small. */
export interface CellNumbers {
  readonly application: string;
  readonly condition: Condition;
  /** Migration fabric; `none` where nothing migrates. */
  readonly fabric: string;
  /** Not for the thesis: which network carried MPI is unknown there. */
  readonly mpiFabric?: string | null;
  readonly simultaneous: number;
  readonly vms: number | null;
  readonly n: number;
  readonly mean: number | null;
  readonly sd: number | null;
  /** One per trial that counts, in the order of the repetitions. */
  readonly values: readonly number[];
}

/** Every cell of a study, in the order in which its first trial is to run; cells without a valid trial have n = 0. */
export function describeCells(study: StudyFacts, samples: readonly Sample[]): CellNumbers[] {
  const cells = groupBy(samples, (sample) => sample.cellId);
  return [...cells.values()].flatMap((own) => (own[0] ? [numbersOf(study, own[0], own)] : []));
}

function numbersOf(study: StudyFacts, factors: Sample, samples: readonly Sample[]): CellNumbers {
  const values = [...samples]
    .sort((a, b) => a.repetition - b.repetition)
    .flatMap((sample) => (isCounted(sample, study.provenance) ? sample.seconds : []));
  const described = values.length > 0 ? describe(values) : null;
  return {
    application: factors.application,
    condition: factors.condition,
    fabric: factors.migrationFabric ?? 'none',
    ...(study.slug !== 'thesis' && { mpiFabric: factors.mpiFabric }),
    simultaneous: factors.simultaneous,
    vms: factors.vms,
    n: values.length,
    mean: described?.mean ?? null,
    sd: described?.sd ?? null,
    values,
  };
}
