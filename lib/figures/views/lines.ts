import { ERROR_NAME } from '../error-bar.ts';
import type { Slot } from '../figure.ts';
import type { Mark } from '../marks.ts';
import type { CellPlace, Places } from '../places.ts';
import { meanSlot } from '../slot.ts';
import { meansSaid } from './said.ts';
import { axisFromZero, type Drawing, decimalsOf, drawPlaces, SECONDS_LABEL, X_LABEL } from './view.ts';

/** Series stand this far apart at one number, as a share of the smallest step, so that error bars do not cover each other. */
const DODGE = 0.06;
const MARGIN = 0.5;

/** Means joined over the numbers of VMs, which stand at their true distances; a gap in the data breaks the line. */
export function drawLines(places: Places): Drawing {
  const decimals = decimalsOf(places);
  const slots = new Map<CellPlace, Slot>();
  const step = smallestStep(places.groups);
  const at = (place: CellPlace) =>
    place.group + (place.seriesIndex - (places.series.length - 1) / 2) * DODGE * step;
  const draw = (place: CellPlace): { slot: Slot; marks: Mark[] } => {
    const slot = meanSlot(places, place, decimals);
    slots.set(place, slot);
    if (slot.kind === 'gap') return { slot, marks: [] };
    const { low, high } = slot.interval ?? { low: slot.value, high: slot.value };
    const x = at(place);
    const dot: Mark = {
      kind: 'dot',
      slot: slot.id,
      trialId: null,
      x,
      y: slot.value,
      size: 'large',
      shape: SHAPES[place.series.condition],
      fill: slot.fill,
    };
    if (!slot.interval) return { slot, marks: [dot] };
    return {
      slot,
      marks: [
        { kind: 'whisker', slot: slot.id, x, low: Math.max(0, low), high, cap: step * DODGE * 0.4 },
        dot,
      ],
    };
  };
  const reach = (step * DODGE) / 2;
  const drawn = drawPlaces(places, 'mean', draw, (place) => ({
    x0: at(place) - reach,
    x1: at(place) + reach,
  }));
  const panels = drawn.panels.map((panel, i) => ({
    ...panel,
    marks: [...linesOf(places, places.panels[i]?.places ?? [], slots, at), ...panel.marks],
  }));
  const heights = drawn.rows.flatMap((row) => [row.value ?? 0, row.high ?? 0]);
  const [low = 0, high = 1] = [places.groups[0], places.groups.at(-1)];
  return {
    ...drawn,
    panels,
    x: {
      kind: 'values',
      label: places.spec.x === 'vms' ? X_LABEL.vms : X_LABEL.simultaneous,
      min: low - MARGIN * step,
      max: high + MARGIN * step,
      ticks: places.groups.map((value) => ({ value, text: String(value) })),
    },
    y: axisFromZero(SECONDS_LABEL, heights),
    intervalName: ERROR_NAME[places.options.error],
    says: meansSaid({ ...places, options: { ...places.options, points: 'none' } }, drawn.rows),
  };
}

/** Texture means the condition; a point has none, so its shape says it. */
const SHAPES = { app_with_migration: 'circle', migration_only: 'square', app_only: 'diamond' } as const;

function smallestStep(groups: readonly number[]): number {
  const steps = groups.slice(1).map((group, i) => group - (groups[i] ?? group));
  return steps.reduce((a, b) => Math.min(a, b), steps[0] ?? 1);
}

function linesOf(
  places: Places,
  own: readonly CellPlace[],
  slots: ReadonlyMap<CellPlace, Slot>,
  at: (place: CellPlace) => number,
): Mark[] {
  return places.series.flatMap((series) => {
    const runs: { x: number; y: number }[][] = [[]];
    for (const place of own.filter((one) => one.series === series)) {
      const slot = slots.get(place);
      if (slot?.kind === 'filled') runs.at(-1)?.push({ x: at(place), y: slot.value });
      else runs.push([]);
    }
    return runs
      .filter((points) => points.length > 1)
      .map((points): Mark => ({ kind: 'line', series: series.id, points, fill: series.fill }));
  });
}
