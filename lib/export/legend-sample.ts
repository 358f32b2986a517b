import type { Figure, FigureSeries } from '#lib/figures/figure';
import type { DotMark, Mark } from '#lib/figures/marks';
import { dotShape } from './dot-shapes.ts';
import { inkOf, PAPER } from './ink.ts';
import type { Rect, Shape } from './scene.ts';
import { strokes } from './scene.ts';
import type { Style } from './style.ts';
import { swatch } from './swatch.ts';

/** What a series looks like on this figure: its point, on its line where it has one; else a piece of its bar. */
export function legendSample(figure: Figure, series: FigureSeries, rect: Rect, style: Style): Shape[] {
  const dot = series.missing === null ? pointOf(figure, series.id) : null;
  if (!dot) return swatch(rect, series.fill, series.missing !== null, style);
  const [x, y] = [rect.x + rect.width / 2, rect.y + rect.height / 2];
  const point = dotShape({ ...dot, size: 'large' }, x, y, style);
  return figure.view === 'lines' ? [lineThrough(rect, y, series, style), point] : [point];
}

/** A point of a series, unless it only accompanies a bar. */
function pointOf({ panels }: Figure, series: string): DotMark | null {
  for (const { slots, marks } of panels) {
    const own = new Set(slots.filter((slot) => slot.series === series).map((slot) => slot.id));
    const isOwn = (mark: Mark): mark is DotMark =>
      mark.kind === 'dot' && mark.slot !== null && own.has(mark.slot);
    const found = marks.filter(isOwn).find((mark) => mark.fill !== 'open');
    if (found) return found;
  }
  return null;
}

/** Dashed more finely than on the plot, so that it shows on so short a line. */
function lineThrough({ x, width }: Rect, y: number, { fill }: FigureSeries, style: Style): Shape {
  const { color, outline } = inkOf(fill, style.palette);
  const dash = fill.texture === 'hatch' ? { dash: [2 * style.bar, 1.5 * style.bar] } : {};
  const stroke = { color: color === PAPER ? (outline ?? color) : color, width: style.bar * 1.6, ...dash };
  return strokes(
    [
      [
        [x, y],
        [x + width, y],
      ],
    ],
    stroke,
  );
}
