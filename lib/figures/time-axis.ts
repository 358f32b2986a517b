import type { Axis, FigurePanel, ValueAxis } from './figure.ts';
import { formatTick } from './format.ts';
import type { Mark } from './marks.ts';
import type { FigureOptions, TimeUnit } from './options.ts';
import { ticksBetween } from './views/view.ts';

const SECONDS_IN: Record<TimeUnit, number> = { s: 1, min: 60, h: 3600 };
const TIMED = /\((s|min|h)\)$/;

interface Axes {
  readonly x: Axis;
  readonly y: Axis;
}

/** Whether an axis shows times, so that it can be written in another unit and be given ends. */
export const isTimeAxis = (axis: Axis): axis is ValueAxis => axis.kind === 'values' && TIMED.test(axis.label);

/**
 * The axis of times in the unit and between the ends that were chosen. Its scale stays seconds, as the data are: only what is
 * written changes. It reaches every mark, whatever was chosen: no value is cut.
 */
export function fitTimeAxis(axes: Axes, panels: readonly FigurePanel[], options: FigureOptions): Axes {
  const { unit, from, to } = options;
  if (unit === 's' && from === null && to === null) return axes;
  const fitted = (name: 'x' | 'y') => {
    const axis = axes[name];
    if (!isTimeAxis(axis)) return axis;
    const size = SECONDS_IN[unit];
    const [low, high] = extentOf(panels, name) ?? [axis.min, axis.max];
    const min = from === null ? axis.min : Math.min(low, from * size);
    const max = to === null ? axis.max : Math.max(high, to * size);
    const ticks = ticksBetween(min / size, max / size).map((value) => ({
      value: value * size,
      text: formatTick(value),
    }));
    return { ...axis, label: axis.label.replace(TIMED, `(${unit})`), min, max, ticks };
  };
  return { x: fitted('x'), y: fitted('y') };
}

/** The smallest and the largest of what is drawn along an axis; null where nothing is. */
function extentOf(panels: readonly FigurePanel[], axis: 'x' | 'y'): [number, number] | null {
  const ends: [number, number] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { marks } of panels)
    for (const mark of marks)
      for (const value of reachOf(mark, axis)) {
        ends[0] = Math.min(ends[0], value);
        ends[1] = Math.max(ends[1], value);
      }
  return ends[0] < ends[1] ? ends : null;
}

/** The values of a mark along one axis, in its units; none for what only frames. */
function reachOf(mark: Mark, axis: 'x' | 'y'): number[] {
  switch (mark.kind) {
    case 'bar':
    case 'cell':
      return axis === 'x' ? [mark.x0, mark.x1] : [mark.y0, mark.y1];
    case 'box':
      return axis === 'x' ? [mark.x0, mark.x1] : [mark.q1, mark.q3];
    case 'whisker':
      return axis === 'x' ? [mark.x] : [mark.low, mark.high];
    case 'dot':
      return [mark[axis]];
    case 'tick':
      return axis === 'x' ? [mark.x0, mark.x1] : [mark.y];
    case 'line':
      return mark.points.map((point) => point[axis]);
    case 'gap':
    case 'area':
    case 'rule':
      return [];
  }
}
