import type { AreaMark, CellMark, RuleMark } from '#lib/figures/marks';
import type { Scales } from '#lib/figures/scales';
import { FAINT, GROUND, hueColor, inkOn, MUTED, PAPER, shade } from './ink.ts';
import { rectIn } from './rect-in.ts';
import { filledRect, type Point, type Shape, strokes } from './scene.ts';
import type { Style } from './style.ts';
import { capHeight, type Type, widthOf } from './text.ts';

/** Below this share of the small type a number in a cell cannot be read, and stands in the table only. */
const SMALLEST_CELL_TEXT = 0.7;

/** How the number of a cell is set so that it fits; null where it cannot be read. */
export function cellType(mark: CellMark, scales: Scales, style: Style): Type | null {
  const room = rectIn(scales, mark).width - style.gap;
  const fits = Math.min(1, room / Math.max(1e-6, widthOf(mark.text, style.small)));
  if (mark.text === '' || fits < SMALLEST_CELL_TEXT) return null;
  return { ...style.small, size: Math.floor(style.small.size * fits * 100) / 100 };
}

/** A cell of a heat map with its number in ink or paper, whichever reads better. */
export function cellShapes(mark: CellMark, scales: Scales, style: Style): Shape[] {
  const rect = rectIn(scales, mark);
  const color = shade(hueColor(mark.hue, style.palette), mark.shade);
  const ground = filledRect(
    rect,
    color,
    { color: PAPER, width: style.bar },
    { kind: 'cell', slot: mark.slot },
  );
  const type = cellType(mark, scales, style);
  if (type === null) return [ground];
  return [
    ground,
    {
      kind: 'text',
      text: mark.text,
      x: rect.x + rect.width / 2,
      y: rect.y + rect.height / 2 + capHeight(type) / 2,
      anchor: 'middle',
      type,
      color: inkOn(color),
    },
  ];
}

/** A pale ground with its name at the upper end. */
export function areaShapes(mark: AreaMark, scales: Scales, style: Style): Shape[] {
  const rect = rectIn(scales, mark);
  const ground = filledRect(rect, GROUND, null);
  if (mark.text === null) return [ground];
  // Short, so that it may stand out of a narrow ground rather than be broken.
  const name: Shape = {
    kind: 'text',
    text: mark.text,
    x: rect.x + rect.width / 2,
    y: rect.y + capHeight(style.small) + style.gap,
    anchor: 'middle',
    type: style.small,
    color: MUTED,
  };
  return [ground, name];
}

/** A thin line through the plot with its name at its end. */
export function ruleShapes({ axis, value, text }: RuleMark, scales: Scales, style: Style): Shape[] {
  const { plot: frame } = scales;
  const [right, bottom] = [frame.x + frame.width, frame.y + frame.height];
  const [x, y] = [scales.x(value), scales.y(value)];
  const run: Point[] =
    axis === 'y'
      ? [
          [frame.x, y],
          [right, y],
        ]
      : [
          [x, frame.y],
          [x, bottom],
        ];
  const line = strokes([run], { color: FAINT, width: style.bar, dash: [3 * style.bar, 2 * style.bar] });
  if (text === null) return [line];
  const isLeft = axis === 'x' && x + style.gap + widthOf(text, style.small) > right;
  const at =
    axis === 'y'
      ? { x: right, y: y - style.gap / 2, anchor: 'end' as const }
      : {
          x: x + (isLeft ? -style.gap : style.gap) / 2,
          y: frame.y + capHeight(style.small),
          anchor: isLeft ? ('end' as const) : ('start' as const),
        };
  return [line, { kind: 'text', text, ...at, type: style.small, color: MUTED }];
}
