import { scaleLinear } from 'd3-scale';
import type {
  Axis,
  BandAxis,
  FigurePanel,
  FigureRow,
  FigureSeries,
  Slot,
  SlotArea,
  ValueAxis,
} from '../figure.ts';
import { decimalsFor, formatTick } from '../format.ts';
import type { Mark } from '../marks.ts';
import type { CellPlace, Places } from '../places.ts';

/** What a view makes of the places: the picture and what has to be said of it. */
export interface Drawing {
  readonly x: Axis;
  readonly y: Axis;
  readonly series: readonly Omit<FigureSeries, 'missing'>[];
  readonly panels: readonly FigurePanel[];
  readonly rows: readonly FigureRow[];
  readonly intervalName: string;
  /** The caption's sentences on what a mark and an error bar are. */
  readonly says: { readonly mark: string; readonly whisker: string; readonly notes: readonly string[] };
}

const TICKS = 5;

/** Seconds from zero up. An empty figure keeps an axis, so that nothing jumps when the first bar comes. */
export function axisFromZero(label: string, heights: readonly number[]): ValueAxis {
  return axisOf(label, 0, heights.reduce((highest, height) => Math.max(highest, height), 0) || 1);
}

/** An axis that reaches both values, ends on round ones and has few ticks. */
export function axisOf(label: string, low: number, high: number): ValueAxis {
  const scale = scaleLinear().domain([low, high]).nice(TICKS);
  const [min = low, max = high] = scale.domain();
  return {
    kind: 'values',
    label,
    min,
    max,
    ticks: scale.ticks(TICKS).map((value) => ({ value, text: formatTick(value) })),
  };
}

/** Few round values between two ends. */
export const ticksBetween = (low: number, high: number): number[] =>
  scaleLinear().domain([low, high]).ticks(TICKS);

/** Share of a group's width that stays empty between groups. */
const GROUP_GAP = 0.18;
/** A lone bar is not a wall: no bar is wider than this share of the figure. */
const WIDEST_BAR = 0.09;

/** Where the slot of a place stands within its band, side by side around the middle. */
export function slotExtent(places: Places, place: CellPlace): { x0: number; x1: number } {
  const bars = Math.max(1, places.series.length);
  const width = Math.min((1 - GROUP_GAP) / bars, WIDEST_BAR * Math.max(1, places.groups.length));
  const x0 = place.groupIndex + 0.5 + (place.seriesIndex - bars / 2) * width;
  return { x0, x1: x0 + width };
}

export const X_LABEL = { vms: 'Virtual machines, one MPI rank each', simultaneous: 'Migrations at once' };
export const SECONDS_LABEL = 'Time (s)';

/** The bands of a figure whose groups stand side by side. */
export function groupAxis({ spec, groups }: Places): BandAxis {
  return {
    kind: 'bands',
    label: spec.x === 'vms' ? X_LABEL.vms : X_LABEL.simultaneous,
    bands: groups.map(String),
  };
}

/** One precision for a whole figure, by its largest value. */
export function decimalsOf({ panels }: Places): number {
  let highest = 0;
  for (const { places } of panels)
    for (const { counted } of places) for (const { seconds } of counted) highest = Math.max(highest, seconds);
  return decimalsFor(highest);
}

/** What a row says whatever its view: which cell it is and its trials' values. */
function rowOf(slot: Slot, place: CellPlace, panel: string | null, statistic: string): FigureRow {
  const filled = slot.kind === 'filled' ? slot : null;
  return {
    slot: slot.id,
    panel,
    series: place.series.label,
    group: slot.group,
    n: place.counted.length,
    statistic,
    value: filled?.value ?? null,
    low: filled?.interval?.low ?? null,
    high: filled?.interval?.high ?? null,
    values: place.counted.map((trial) => trial.seconds),
    note: slot.kind === 'gap' ? slot.reason : slot.alarm,
  };
}

/** Draws each place by itself: the common course of the views that put slots side by side. */
export function drawPlaces(
  places: Places,
  statistic: string,
  draw: (place: CellPlace) => { slot: Slot; marks: readonly Mark[] },
  areaOf: (place: CellPlace) => SlotArea = (place) => slotExtent(places, place),
): Pick<Drawing, 'panels' | 'rows' | 'series'> {
  const drawn = places.panels.map((panel) => ({
    title: panel.title,
    parts: panel.places.map((place) => {
      const { slot, marks } = draw(place);
      return { place, marks, slot: { ...slot, area: areaOf(place) } };
    }),
  }));
  return {
    series: places.series.map(({ id, label, fill }) => ({ id, label, fill })),
    panels: drawn.map(({ title, parts }) => ({
      title,
      slots: parts.map((part) => part.slot),
      marks: parts.flatMap((part) => part.marks),
    })),
    rows: drawn.flatMap(({ title, parts }) =>
      parts.map(({ slot, place }) => rowOf(slot, place, title, statistic)),
    ),
  };
}
