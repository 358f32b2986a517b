import type { Figure, FigurePanel, FigureSeries } from '#lib/figures/figure';
import type { Scales } from '#lib/figures/scales';
import { inkOf } from './ink.ts';
import { textRows } from './legend.ts';
import type { Shape } from './scene.ts';
import type { Style } from './style.ts';
import { capHeight, lineHeight, widthOf, wrap } from './text.ts';

/** With more series than these, or longer names, a legend is easier to read. */
const MOST_LABELS = 4;
const WIDEST_SHARE = 0.26;
const MOST_ROWS = 3;

export interface DirectLabels {
  readonly labels: readonly { readonly series: FigureSeries; readonly rows: readonly string[] }[];
  /** Room at the right of the plot, pt. */
  readonly width: number;
}

/** Names at the ends of lines instead of a legend, where there are few lines and room; null elsewhere. */
export function directLabels(figure: Figure, width: number, style: Style): DirectLabels | null {
  const drawn = figure.series.filter((series) => series.missing === null);
  if (figure.view !== 'lines' || drawn.length < figure.series.length || drawn.length > MOST_LABELS)
    return null;
  const labels = drawn.map((series) => ({
    series,
    rows: wrap(series.label, width * WIDEST_SHARE, style.small),
  }));
  if (labels.some(({ rows }) => rows.length > MOST_ROWS)) return null;
  const widths = labels.flatMap(({ rows }) => rows.map((row) => widthOf(row, style.small)));
  return { labels, width: Math.max(0, ...widths) + 2 * style.gap };
}

/** The labels of one panel beside the last points of their lines, pushed apart where they would overlap. */
export function directLabelShapes(
  panel: FigurePanel,
  direct: DirectLabels,
  scales: Scales,
  style: Style,
): Shape[] {
  const pitch = lineHeight(style.small);
  const ends = direct.labels
    .flatMap(({ series, rows }) => {
      const end = lastPoint(panel, series.id);
      return end ? [{ series, rows, top: scales.y(end.y) - (rows.length * pitch) / 2 }] : [];
    })
    .sort((a, b) => a.top - b.top);
  let free = Number.NEGATIVE_INFINITY;
  const tops = ends.map(({ rows, top }) => {
    const at = Math.max(top, free);
    free = at + rows.length * pitch;
    return at;
  });
  const below = Math.max(0, free - (scales.plot.y + scales.plot.height));
  return ends.flatMap(({ series, rows }, i) =>
    textRows(
      rows,
      scales.plot.x + scales.plot.width + style.gap,
      (tops[i] ?? 0) - below + (pitch + capHeight(style.small)) / 2,
      pitch,
      style.small,
      legible(series, style),
    ),
  );
}

function lastPoint(panel: FigurePanel, series: string) {
  const points = panel.marks.flatMap((mark) =>
    mark.kind === 'line' && mark.series === series ? mark.points : [],
  );
  return points.reduce<{ x: number; y: number } | null>(
    (last, point) => (last && last.x >= point.x ? last : point),
    null,
  );
}

/** A hue that is too pale for a line is too pale for words. */
function legible({ fill }: FigureSeries, style: Style): string {
  const { color, outline } = inkOf(fill, style.palette);
  return outline && outline !== color ? outline : color;
}
