import type { Axis, Figure } from '#lib/figures/figure';
import type { Scales } from '#lib/figures/scales';
import { bandRows, columnRows } from './gutters.ts';
import { FAINT, GRID, INK } from './ink.ts';
import { type Point, type Rect, type Shape, strokes, type TextShape } from './scene.ts';
import type { Style } from './style.ts';
import { ascent, capHeight, lineHeight, widthOf } from './text.ts';

/** The grid along the axis of values, behind everything: horizontal, unless the values run along x. */
export function gridShapes({ x, y }: Figure, scales: Scales, style: Style): Shape[] {
  const stroke = { color: GRID, width: style.hairline };
  const { plot: frame } = scales;
  const across = (at: number): Point[] => [
    [frame.x, at],
    [frame.x + frame.width, at],
  ];
  const upwards = (at: number): Point[] => [
    [at, frame.y],
    [at, frame.y + frame.height],
  ];
  if (y.kind === 'values')
    return [
      strokes(
        ticksOf(y).map((value) => across(scales.y(value))),
        stroke,
      ),
    ];
  if (x.kind === 'values')
    return [
      strokes(
        ticksOf(x).map((value) => upwards(scales.x(value))),
        stroke,
      ),
    ];
  return [];
}

const ticksOf = (axis: Axis) => (axis.kind === 'values' ? axis.ticks.map((tick) => tick.value) : []);

/** The x axis: its line at zero where zero is on the figure, its labels below the plot. */
export function xAxisShapes({ x, y }: Figure, scales: Scales, style: Style): Shape[] {
  const { plot: frame } = scales;
  const bottom = frame.y + frame.height;
  const crossesZero = y.kind === 'values' && y.min < 0 && y.max > 0;
  const zero = crossesZero ? scales.y(0) : bottom;
  const line = (at: number): Point[] => [
    [frame.x, at],
    [frame.x + frame.width, at],
  ];
  const shapes: Shape[] = [strokes([line(zero)], { color: INK, width: style.hairline })];
  const pitch = lineHeight(style.small);
  const baseline = bottom + style.gap + capHeight(style.small);
  if (crossesZero) shapes.push(strokes([line(bottom)], { color: FAINT, width: style.hairline }));
  if (x.kind === 'values') shapes.push(...valueLabels(x, scales, baseline, style));
  const rows = columnRows(x, frame.width, style);
  rows.forEach((row, band) => {
    shapes.push(
      ...row.map((text, i) => label(text, scales.x(band + 0.5), baseline + i * pitch, 'middle', style)),
    );
  });
  return shapes;
}

/** Values along x: small ticks, and every label that does not run into the one before. */
function valueLabels(
  axis: Extract<Axis, { kind: 'values' }>,
  scales: Scales,
  baseline: number,
  style: Style,
): Shape[] {
  const bottom = scales.plot.y + scales.plot.height;
  const ticks = axis.ticks.map(({ value }): Point[] => [
    [scales.x(value), bottom],
    [scales.x(value), bottom + style.gap * 0.7],
  ]);
  const shapes: Shape[] = [strokes(ticks, { color: INK, width: style.hairline })];
  let free = Number.NEGATIVE_INFINITY;
  for (const { value, text } of axis.ticks) {
    const half = widthOf(text, style.small) / 2;
    if (scales.x(value) - half < free) continue;
    free = scales.x(value) + half + style.gap;
    shapes.push(label(text, scales.x(value), baseline, 'middle', style));
  }
  return shapes;
}

/** The labels of the y axis, right-aligned beside the plot. */
export function yAxisShapes({ y }: Figure, scales: Scales, width: number, style: Style): Shape[] {
  const { plot: frame } = scales;
  const x = frame.x - style.gap;
  const half = capHeight(style.small) / 2;
  const shapes: Shape[] = [];
  if (y.kind === 'values')
    shapes.push(...y.ticks.map((tick) => label(tick.text, x, scales.y(tick.value) + half, 'end', style)));
  const pitch = lineHeight(style.small);
  bandRows(y, width, style).forEach((rows, band) => {
    const first = scales.y(band + 0.5) + half - ((rows.length - 1) / 2) * pitch;
    shapes.push(...rows.map((text, i) => label(text, x, first + i * pitch, 'end', style)));
  });
  return shapes;
}

/**
 * The titles of the axes: below the labels, and written upwards at the panel's edge.
 * @param left edge of the panel
 */
export function titleShapes({ x, y }: Figure, frame: Rect, left: number, style: Style): Shape[] {
  const rows = columnRows(x, frame.width, style);
  const lines = Math.max(1, ...rows.map((row) => row.length));
  const below = frame.y + frame.height + style.gap + lines * lineHeight(style.small) + style.gap / 2;
  return [
    ...title(x.label, frame.x + frame.width / 2, below + capHeight(style.text), style),
    ...title(y.label, left + ascent(style.text), frame.y + frame.height / 2, style, true),
  ];
}

function label(text: string, x: number, y: number, anchor: TextShape['anchor'], style: Style): TextShape {
  return { kind: 'text', text, x, y, anchor, type: style.small, color: INK };
}

function title(text: string, x: number, y: number, style: Style, upwards = false): TextShape[] {
  if (text === '') return [];
  return [{ kind: 'text', text, x, y, anchor: 'middle', type: style.text, color: INK, upwards }];
}
