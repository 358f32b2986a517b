import type { Axis, Figure } from '#lib/figures/figure';
import { domainOf } from '#lib/figures/scales';
import type { Style } from './style.ts';
import { lineHeight, widthOf, wrap } from './text.ts';

/** Names of bands may take this share of a figure's width before they are wrapped. */
const WIDEST_BAND_NAMES = 0.34;

/** The room around a plot that its axes need, pt. */
export interface Gutters {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
}

/** @param width of the panel with its gutters */
export function guttersOf(figure: Figure, width: number, style: Style): Gutters {
  const left = leftGutter(figure, width, style);
  const right = overhang(figure.x, style);
  return { left, right, bottom: bottomGutter(figure.x, width - left - right, style) };
}

function leftGutter({ y }: Figure, width: number, style: Style): number {
  const labels = bandRows(y, width, style).flat();
  const texts = y.kind === 'values' ? y.ticks.map((tick) => tick.text) : labels;
  const widest = Math.max(0, ...texts.map((text) => widthOf(text, style.small)));
  return titleRoom(y.label, style) + widest + style.gap;
}

/** Half of the last tick's label stands beyond the plot. */
function overhang(axis: Axis, style: Style): number {
  if (axis.kind === 'bands') return style.hairline;
  const last = axis.ticks.at(-1);
  return last && last.value === axis.max ? widthOf(last.text, style.small) / 2 : style.gap;
}

function bottomGutter(axis: Axis, plotWidth: number, style: Style): number {
  const rows = axis.kind === 'bands' ? columnRows(axis, plotWidth, style) : [[]];
  const lines = Math.max(1, ...rows.map((row) => row.length));
  return style.gap + lines * lineHeight(style.small) + titleRoom(axis.label, style);
}

/** An axis may have no title. */
const titleRoom = (label: string, style: Style) =>
  label === '' ? 0 : lineHeight(style.text) + style.gap / 2;

/** Names of the bands of an x axis, each wrapped to its band. Numbers are never broken: some are left out instead. */
export function columnRows(axis: Axis, plotWidth: number, style: Style): string[][] {
  if (axis.kind !== 'bands') return [];
  const [, count] = domainOf(axis);
  const pitch = plotWidth / count;
  if (!axis.bands.every((band) => /^\d+$/.test(band)))
    return axis.bands.map((band) => wrap(band, pitch - style.gap / 2, style.small));
  const widest = Math.max(...axis.bands.map((band) => widthOf(band, style.small)));
  const each = Math.ceil((widest + style.gap / 2) / pitch);
  return axis.bands.map((band, i) => (i % each === 0 ? [band] : []));
}

/** Names of the bands of a y axis. */
export function bandRows(axis: Axis, width: number, style: Style): string[][] {
  if (axis.kind !== 'bands') return [];
  return axis.bands.map((band) => wrap(band, width * WIDEST_BAND_NAMES, style.small));
}

/** Everything that is written along both axes, each in its lines. */
export function labelRows({ x, y }: Figure, width: number, plotWidth: number, style: Style) {
  const ticks = (axis: Axis) => (axis.kind === 'values' ? axis.ticks.map(({ text }) => [text]) : []);
  return {
    x: [...ticks(x), ...columnRows(x, plotWidth, style)],
    y: [...ticks(y), ...bandRows(y, width, style)],
  };
}
