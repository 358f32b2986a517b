import type { Fill } from '#lib/figures/fill';
import type { Mark } from '#lib/figures/marks';
import type { Scales } from '#lib/figures/scales';
import { cellType } from './ground-shapes.ts';
import { dotInk, hueColor, INK, inkOf, inkOn, PAPER, shade } from './ink.ts';
import { capOf } from './mark-shapes.ts';
import type { PythonValue } from './python-text.ts';
import type { Shape } from './scene.ts';
import type { Style } from './style.ts';

/** A fill as the script reads it: face, edge or None, hatch or None. */
function pythonFill(fill: Fill, { palette }: Style): PythonValue[] {
  const { color, outline } = inkOf(fill, palette);
  if (fill.texture === 'solid') return [color, outline, null];
  return [PAPER, outline ?? color, color === PAPER ? INK : color];
}

/** The marks of a panel, one tuple each, in the order in which they are painted; values in the axes' units. */
export function pythonMark(mark: Mark, scales: Scales, style: Style): PythonValue[] {
  switch (mark.kind) {
    case 'bar':
      return ['bar', mark.x0, mark.x1, mark.y0, mark.y1, ...pythonFill(mark.fill, style)];
    case 'box':
      return [
        'box',
        mark.x0,
        mark.x1,
        mark.q1,
        mark.median,
        mark.q3,
        ...pythonFill({ ...mark.fill, outline: true }, style),
      ];
    case 'whisker':
      return ['whisker', mark.x, mark.low, mark.high, capOf(mark, scales, style)];
    case 'tick':
      return ['tick', mark.x0, mark.x1, mark.y];
    case 'gap':
      return ['gap', (mark.x0 + mark.x1) / 2];
    case 'line': {
      const { color } = inkOf(mark.fill, style.palette);
      const dash = mark.fill.texture === 'hatch' ? '--' : '-';
      return [
        'line',
        mark.points.map(({ x }) => x),
        mark.points.map(({ y }) => y),
        color === PAPER ? INK : color,
        dash,
      ];
    }
    case 'dot': {
      const { face, edge } = dotInk(mark.fill, style.palette);
      return ['dot', mark.x, mark.y, mark.shape, mark.size, face, edge];
    }
    case 'cell': {
      const size = cellType(mark, scales, style)?.size ?? null;
      const color = shade(hueColor(mark.hue, style.palette), mark.shade);
      return ['cell', mark.x0, mark.x1, mark.y0, mark.y1, color, mark.text, inkOn(color), size];
    }
    case 'area':
      return ['area', mark.x0, mark.x1, mark.y0, mark.y1, mark.text];
    case 'rule':
      return ['rule', mark.axis, mark.value, mark.text];
  }
}

/** Legend, titles, caption: shapes of the page, pt from its upper left corner. */
export function pythonShape(shape: Shape): PythonValue[] {
  if (shape.kind === 'text') {
    const { text, x, y, anchor, type, color, upwards } = shape;
    return ['text', x, y, text, ANCHOR[anchor], type.size, type.face.weight, color, upwards ? 90 : 0];
  }
  const { fill, stroke } = shape;
  const looks = [fill, stroke?.color ?? null, stroke?.width ?? 0, stroke?.dash ?? null];
  if (shape.kind === 'rect') return ['rect', shape.x, shape.y, shape.width, shape.height, ...looks];
  if (shape.kind === 'circle') return ['circle', shape.x, shape.y, shape.radius, ...looks];
  return ['path', shape.runs, shape.closed ? 1 : 0, ...looks];
}

const ANCHOR = { start: 'left', middle: 'center', end: 'right' } as const;
