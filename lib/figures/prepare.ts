import { scaleLinear } from 'd3-scale';
import type { Sample } from '#lib/domain/sample';
import { CONDITION_LABEL } from '#lib/domain/words';
import { type FigureMeta, PROVENANCE_TEXT, prepareCaption } from './caption.ts';
import { showFabrics } from './fabrics.ts';
import { type Figure, type FigurePanel, type Slot, slotsOf } from './figure.ts';
import { ascending, atOnce, count, decimalsFor, formatTick } from './format.ts';
import { migrationFabrics, planSeries, type SeriesPlan } from './series.ts';
import { isCounted, prepareSlot } from './slot.ts';
import type { FigureSpec } from './specs.ts';

export type { FigureMeta } from './caption.ts';

const TICKS = 5;

/**
 * Takes every decision about a figure of seconds. `samples` are all trials of its study, planned ones too.
 * Pure: the same arguments give the same figure, to the last character of its caption.
 */
export function prepareFigure(spec: FigureSpec, samples: readonly Sample[], meta: FigureMeta): Figure {
  const own = samples.filter(
    (sample) => sample.application === spec.application && sample.workload === spec.workload,
  );
  const { study } = meta;
  const seconds = own.flatMap((sample) => (isCounted(sample, study.provenance) ? sample.seconds : []));
  const decimals = decimalsFor(Math.max(0, ...seconds));
  const plans = planSeries(conditionsOf(spec, own), showFabrics(migrationFabrics(own), study.fabrics));
  const mpi = spec.x === 'vms' ? mpiFabricsOf(own, meta) : [null];
  const panels: FigurePanel[] = mpi.map((fabric) => ({
    title: fabric && mpi.length > 1 ? `MPI over ${fabric.label}` : null,
    groups: groupsOf(spec, own).map((group) => ({
      label: String(group),
      slots: plans.map((plan) =>
        prepareSlot({
          id: [plan.id, group, fabric?.name].filter((part) => part !== undefined).join('/'),
          series: plan.id,
          label: slotLabel(spec, plan, group, mpi.length > 1 ? fabric?.label : undefined),
          fill: plan.fill,
          samples: own.filter((sample) => belongs(sample, spec, plan, group, fabric?.name)),
          provenance: study.provenance,
          missing: spec.missing,
          decimals,
        }),
      ),
    })),
  }));
  const slots = slotsOf({ panels });
  const series = plans.map(({ id, label, fill }) => ({ id, label, fill, missing: missingReason(slots, id) }));
  const drawn = own.filter((sample) => plans.some((plan) => plan.condition === sample.condition));
  return {
    id: spec.id,
    study: spec.study,
    title: spec.title,
    subtitle: study.title,
    provenance: study.provenance,
    provenanceText: PROVENANCE_TEXT[study.provenance],
    x: { label: spec.x === 'vms' ? 'Virtual machines, one MPI rank each' : 'Migrations at once' },
    y: yAxis(slots.flatMap((slot) => (slot.kind === 'bar' ? reach(slot) : []))),
    series,
    panels,
    caption: prepareCaption({ series, panels, samples: drawn, repeatsAlone: spec.x === 'vms' }, meta),
  };
}

/** Why a series has no bar anywhere; null when it has one. */
function missingReason(slots: readonly Slot[], series: string): string | null {
  const own = slots.filter((slot) => slot.series === series);
  const reasons = new Set(own.flatMap((slot) => (slot.kind === 'gap' ? slot.reason : [])));
  if (own.length === 0 || own.some((slot) => slot.kind === 'bar')) return null;
  return reasons.size === 1 ? ([...reasons][0] ?? null) : 'No valid trial yet; each gap says why.';
}

function conditionsOf(spec: FigureSpec, samples: readonly Sample[]) {
  if (spec.x === 'simultaneous') return new Set(['migration_only'] as const);
  return new Set(samples.map((sample) => sample.condition));
}

/** Which MPI fabrics need a panel each, fastest first; `null` alone where it is not known. */
function mpiFabricsOf(samples: readonly Sample[], { study }: FigureMeta) {
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

function slotLabel(spec: FigureSpec, plan: SeriesPlan, group: number, mpi: string | undefined): string {
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

/** The heights a bar needs: its whisker and every one of its trials must be on the figure. */
const reach = (bar: {
  mean: number;
  whisker: { high: number } | null;
  repetitions: readonly { value: number }[];
}) => [bar.mean, bar.whisker?.high ?? 0, ...bar.repetitions.map((repetition) => repetition.value)];

/** Seconds from zero. An empty figure keeps an axis, so that nothing jumps when the first bar comes. */
function yAxis(heights: readonly number[]): Figure['y'] {
  const scale = scaleLinear()
    .domain([0, Math.max(0, ...heights) || 1])
    .nice(TICKS);
  return {
    label: 'Time (s)',
    max: scale.domain()[1] ?? 1,
    ticks: scale.ticks(TICKS).map((value) => ({ value, text: formatTick(value) })),
  };
}
