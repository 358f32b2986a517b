import { CONDITION_LABEL } from '#lib/domain/closed-sets';
import { groupBy } from '#lib/domain/group-by';
import type { Sample, StudyFacts } from '#lib/domain/sample';
import type { Condition } from '#lib/domain/words';
import { arrange } from './arrange.ts';
import { type ShownFabric, showFabrics } from './fabrics.ts';
import type { ExcludedTrial } from './figure.ts';
import type { Fill } from './fill.ts';
import { ascending, atOnce, count } from './format.ts';
import type { FigureOptions } from './options.ts';
import { isCounted, isExcluded, type Timed, toExcluded } from './sample-roles.ts';
import { migrationFabrics, planSeries, type SeriesPlan } from './series.ts';
import type { FigureSpec } from './specs.ts';

export interface FigureMeta {
  readonly study: StudyFacts;
  /** Where figures are shown: empty for a path, or an origin such as `http://127.0.0.1:3000`. */
  readonly origin: string;
}

/** The place of one cell on a figure: who stands there, and who does not. Every view draws the same places. */
export interface CellPlace {
  readonly id: string;
  readonly series: SeriesPlan;
  readonly seriesIndex: number;
  readonly group: number;
  readonly groupIndex: number;
  /** All factors in words. */
  readonly label: string;
  readonly fill: Fill;
  readonly counted: readonly Timed[];
  readonly excluded: readonly ExcludedTrial[];
  readonly pending: number;
  /** All trials of it, whatever became of them. */
  readonly samples: readonly Sample[];
}

interface PlacePanel {
  readonly title: string | null;
  readonly places: readonly CellPlace[];
}

export interface Places {
  readonly spec: FigureSpec;
  readonly options: FigureOptions;
  readonly meta: FigureMeta;
  readonly series: readonly SeriesPlan[];
  readonly groups: readonly number[];
  readonly panels: readonly PlacePanel[];
  /** All trials of the figure's workload: what tests are about, whatever is filtered. */
  readonly family: readonly Sample[];
  /** Those that the options let through. */
  readonly samples: readonly Sample[];
}

/** Puts the trials of a study where they stand on a figure: a panel for each MPI fabric, groups, series. */
export function placeCells(
  spec: FigureSpec,
  samples: readonly Sample[],
  options: FigureOptions,
  meta: FigureMeta,
): Places {
  const own = samples.filter(
    (sample) => sample.application === spec.application && sample.workload === spec.workload,
  );
  const shown = own.filter((sample) => isChosen(sample, options));
  const fabrics = showFabrics(migrationFabrics(shown), meta.study.fabrics);
  const series = arrange(planSeries(conditionsOf(spec, shown), fabrics), options);
  const mpi = spec.x === 'vms' ? mpiFabricsOf(shown, meta) : [null];
  const groups = groupsOf(spec, shown);
  const cells = [...groupBy(shown, (sample) => sample.cellId).values()];
  const panels = mpi.map((fabric) => ({
    title: fabric && mpi.length > 1 ? `MPI over ${fabric.label}` : null,
    places: groups.flatMap((group, groupIndex) =>
      series.map((plan, seriesIndex) => {
        const here = cells.filter(([one]) => one && belongs(one, spec, plan, group, fabric?.name)).flat();
        return {
          id: [plan.id, group, fabric?.name].filter((part) => part !== undefined).join('/'),
          series: plan,
          seriesIndex,
          group,
          groupIndex,
          label: labelOf(spec, plan, group, mpi.length > 1 ? fabric?.label : undefined),
          fill: plan.fill,
          ...sortOut(here, options, meta),
        };
      }),
    ),
  }));
  const drawn = shown.filter((sample) => series.some((plan) => plan.condition === sample.condition));
  return { spec, options, meta, series, groups, panels, family: own, samples: drawn };
}

/** The application alone is nobody's fabric and stays whichever fabrics are chosen; so do migrations without VMs. */
function isChosen(sample: Sample, { vms, fabrics, conditions }: FigureOptions): boolean {
  if (conditions && !conditions.includes(sample.condition)) return false;
  if (fabrics && sample.migrationFabric !== null && !fabrics.includes(sample.migrationFabric)) return false;
  return !vms || sample.vms === null || vms.includes(sample.vms);
}

function sortOut(samples: readonly Sample[], { trials }: FigureOptions, { study }: FigureMeta) {
  const counts = (sample: Sample): sample is Timed => isCounted(sample, study.provenance, trials);
  return {
    samples,
    counted: samples.filter(counts),
    excluded: samples.filter((sample) => isExcluded(sample) && !counts(sample)).map(toExcluded),
    pending: samples.filter((sample) => sample.state === 'planned' || sample.state === 'running').length,
  };
}

function conditionsOf(spec: FigureSpec, samples: readonly Sample[]): Set<Condition> {
  if (spec.x === 'simultaneous') return new Set(['migration_only']);
  return new Set(samples.map((sample) => sample.condition));
}

/** Which MPI fabrics need a panel each, fastest first; `null` alone where it is not known. */
function mpiFabricsOf(samples: readonly Sample[], { study }: FigureMeta): (ShownFabric | null)[] {
  const names = [...new Set(samples.flatMap((sample) => sample.mpiFabric ?? []))];
  return names.length > 0 ? showFabrics(names, study.fabrics) : [null];
}

function groupsOf(spec: FigureSpec, samples: readonly Sample[]): number[] {
  if (spec.x === 'vms') return ascending(samples.flatMap((sample) => sample.vms ?? []));
  const alone = samples.filter((sample) => sample.condition === 'migration_only');
  return ascending(alone.map((sample) => sample.simultaneous));
}

function belongs(
  sample: Sample,
  spec: FigureSpec,
  plan: SeriesPlan,
  group: number,
  mpiFabric: string | undefined,
): boolean {
  if (sample.condition !== plan.condition || sample.migrationFabric !== plan.migrationFabric) return false;
  if (spec.x === 'simultaneous') return sample.simultaneous === group;
  if (plan.condition !== 'app_only' && sample.simultaneous !== spec.simultaneous) return false;
  if (plan.condition === 'migration_only') return true;
  return sample.vms === group && (mpiFabric === undefined || sample.mpiFabric === mpiFabric);
}

function labelOf(spec: FigureSpec, plan: SeriesPlan, group: number, mpi: string | undefined): string {
  const at = spec.x === 'simultaneous' ? group : spec.simultaneous;
  const parts = [
    spec.application,
    plan.condition === 'migration_only' ? null : count(group, 'VM'),
    plan.label.replace(CONDITION_LABEL.app_with_migration, 'with migrations'),
    plan.condition === 'app_only' ? null : atOnce(at),
    mpi && plan.condition !== 'migration_only' ? `MPI over ${mpi}` : null,
  ];
  return parts.filter((part) => part !== null).join(' · ');
}
