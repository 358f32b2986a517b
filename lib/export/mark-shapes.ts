import type { BarMark, BoxMark, GapMark, LineMark, Mark, TickMark, WhiskerMark } from '#lib/figures/marks';
import type { Scales } from '#lib/figures/scales';
import { dotShapes } from './dot-shapes.ts';
import { areaShapes, cellShapes, ruleShapes } from './ground-shapes.ts';
import { FAINT, INK, inkOf, PAPER } from './ink.ts';
import { rectIn } from './rect-in.ts';
import { type Point, type Shape, strokes } from './scene.ts';
import type { Style } from './style.ts';
import { fillRect } from './swatch.ts';

/** Caps of error bars are short, however wide the bars are: half a length, in widths of the error bar. */
const LONGEST_CAP = 3;

/** The shapes of one mark. */
export function markShapes(mark: Mark, scales: Scales, style: Style): Shape[] {
  switch (mark.kind) {
    case 'bar':
      return barShapes(mark, scales, style);
    case 'box':
      return boxShapes(mark, scales, style);
    case 'gap':
      return gapShapes(mark, scales, style);
    case 'whisker':
      return whiskerShapes(mark, scales, style);
    case 'tick':
      return tickShapes(mark, scales, style);
    case 'line':
      return lineShapes(mark, scales, style);
    case 'dot':
      return dotShapes(mark, scales, style);
    case 'cell':
      return cellShapes(mark, scales, style);
    case 'area':
      return areaShapes(mark, scales, style);
    case 'rule':
      return ruleShapes(mark, scales, style);
  }
}

function barShapes(mark: BarMark, scales: Scales, style: Style): Shape[] {
  return fillRect(rectIn(scales, mark), mark.fill, style, { kind: 'bar', slot: mark.slot });
}

function boxShapes(mark: BoxMark, scales: Scales, style: Style): Shape[] {
  const { slot, x0, x1, q1, q3, median, fill } = mark;
  const of = { kind: 'box', slot };
  const edge = { color: INK, width: style.bar * 1.6 };
  const across: Point[] = [
    [scales.x(x0), scales.y(median)],
    [scales.x(x1), scales.y(median)],
  ];
  return [
    ...fillRect(rectIn(scales, { x0, x1, y0: q1, y1: q3 }), { ...fill, outline: true }, style, of),
    strokes([across], { color: PAPER, width: style.bar * 3.6 }),
    strokes([across], edge, { kind: 'median', slot }),
  ];
}

function gapShapes({ slot, x0, x1 }: GapMark, scales: Scales, style: Style): Shape[] {
  const x = (scales.x(x0) + scales.x(x1)) / 2;
  const base = scales.plot.y + scales.plot.height;
  const stroke = { color: FAINT, width: style.bar, dash: [1.5 * style.bar, 1.5 * style.bar] };
  return [
    strokes(
      [
        [
          [x, base],
          [x, base - 3 * style.gap],
        ],
      ],
      stroke,
      { kind: 'gap', slot },
    ),
  ];
}

/** Half the length of an error bar's ends, pt. */
export function capOf(mark: WhiskerMark, scales: Scales, style: Style): number {
  return Math.min(Math.abs(scales.x(mark.x + mark.cap) - scales.x(mark.x)), LONGEST_CAP * style.bar);
}

function whiskerShapes(mark: WhiskerMark, scales: Scales, style: Style): Shape[] {
  const x = scales.x(mark.x);
  const [low, high] = [scales.y(mark.low), scales.y(mark.high)];
  const cap = capOf(mark, scales, style);
  const end = (y: number): Point[] => [
    [x - cap, y],
    [x + cap, y],
  ];
  const stem: Point[] = [
    [x, low],
    [x, high],
  ];
  const of = { kind: 'whisker', slot: mark.slot };
  return [strokes([stem, end(low), end(high)], { color: INK, width: style.bar }, of)];
}

function tickShapes({ slot, x0, x1, y }: TickMark, scales: Scales, style: Style): Shape[] {
  const run: Point[] = [
    [scales.x(x0), scales.y(y)],
    [scales.x(x1), scales.y(y)],
  ];
  return [strokes([run], { color: INK, width: style.bar * 1.6 }, { kind: 'tick', slot })];
}

/** Texture says the condition of a line too: migrations only are dashed. */
function lineShapes({ points, fill }: LineMark, scales: Scales, style: Style): Shape[] {
  const { color } = inkOf(fill, style.palette);
  const dash = fill.texture === 'hatch' ? { dash: [4 * style.bar, 2.5 * style.bar] } : {};
  const run = points.map(({ x, y }): Point => [scales.x(x), scales.y(y)]);
  return [
    strokes(
      [run],
      { color: color === PAPER ? INK : color, width: style.bar * 1.6, ...dash },
      { kind: 'line', slot: null },
    ),
  ];
}
