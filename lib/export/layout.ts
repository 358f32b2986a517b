import type { Figure, FigurePanel } from '#lib/figures/figure';
import { scalesOf } from '#lib/figures/scales';
import { gridShapes, titleShapes, xAxisShapes, yAxisShapes } from './axes.ts';
import { layoutCaption } from './caption-rows.ts';
import { type DirectLabels, directLabelShapes, directLabels } from './direct-labels.ts';
import { bandRows, type Gutters, guttersOf, labelRows } from './gutters.ts';
import { hatchLines } from './hatch.ts';
import { INK, PAPER } from './ink.ts';
import { textRows } from './legend.ts';
import { besideWidth, placeLegend } from './legend-place.ts';
import { markShapes } from './mark-shapes.ts';
import type { ExportOptions } from './options.ts';
import type { Preset } from './presets.ts';
import { filledRect, type Rect, type Scene, type Shape, strokes } from './scene.ts';
import type { Style } from './style.ts';
import { capHeight, lineHeight } from './text.ts';

/** Panels stand side by side from this width on, pt. */
const SIDE_BY_SIDE = 400;
/** A page of fixed height grows before its plots are lower than this share of the preset's. */
const LOWEST_PLOT = 0.4;
/** Width of the stripes around a rehearsal, in hairlines. */
const STRIPES = 9;

/**
 * Places everything of a figure on a page of the preset's size. Pure: fonts are files of the package.
 * @param said what stands below it, papers set their own caption; and where its legend is
 */
export function layoutScene(
  figure: Figure,
  preset: Preset,
  style: Style,
  said: Pick<ExportOptions, 'caption' | 'legend'>,
): Scene {
  const isRehearsal = figure.provenance === 'rehearsal';
  const edge = Math.max(preset.edge, isRehearsal ? (STRIPES + 4) * style.hairline : 0);
  const area: Rect = { x: edge, y: edge, width: preset.width - 2 * edge, height: 0 };
  const columns = area.width >= SIDE_BY_SIDE ? Math.max(1, figure.panels.length) : 1;
  const between = 4 * style.gap;
  const direct = directLabels(figure, (area.width - (columns - 1) * between) / columns, style);
  const named = direct ? [] : figure.series;
  const beside = said.legend === 'right' ? besideWidth(named, area.width, style) : 0;
  const panelWidth = (area.width - beside - (columns - 1) * between) / columns;
  const legend = placeLegend(figure, named, { area, beside, place: said.legend }, style);
  const gutters = withLabels(guttersOf(figure, panelWidth - (direct?.width ?? 0), style), direct);
  const captionAt = (y: number) =>
    said.caption === 'none'
      ? { shapes: [], height: 0 }
      : layoutCaption(figure, { ...area, y }, style, said.caption);
  const captionHeight = captionAt(0).height + legend.below;
  const top = edge + legend.above + 2 * style.gap;
  const titleHeight = figure.panels.some((panel) => panel.title) ? lineHeight(style.text) + style.gap : 0;
  const head = titleHeight + capHeight(style.small);
  const rows = Math.ceil(figure.panels.length / columns);
  const around = rows * (head + gutters.bottom) + (rows - 1) * between;
  const left = (preset.height ?? 0) - top - around - edge - captionHeight;
  const plotHeight = Math.max(
    preset.height === null ? preset.plotHeight : Math.max(left / rows, LOWEST_PLOT * preset.plotHeight),
    bandsHeight(figure, panelWidth, style),
  );
  const panels = figure.panels.map((panel, i) => {
    const x = area.x + (i % columns) * (panelWidth + between);
    const y = top + Math.floor(i / columns) * (head + plotHeight + gutters.bottom + between);
    const frame = {
      x: x + gutters.left,
      y: y + head,
      width: panelWidth - gutters.left - gutters.right,
      height: plotHeight,
    };
    return { figure, panel, frame, x, width: panelWidth, titleHeight, direct, style };
  });
  const foot = top + around + rows * plotHeight;
  const tall = Math.max(foot, beside > 0 ? top + legend.height : 0);
  const height = Math.max(preset.height ?? 0, tall + captionHeight + edge);
  const furniture = [
    ...(isRehearsal ? stripes(preset.width, height, style) : []),
    ...legend.shapesAt(beside > 0 ? top : foot),
    ...panels.flatMap(besidePlot),
    ...captionAt(tall + legend.below).shapes,
  ];
  const page = filledRect({ x: 0, y: 0, width: preset.width, height }, PAPER, null);
  return {
    width: preset.width,
    height,
    title: figure.title,
    description: figure.description,
    shapes: [page, ...furniture, ...panels.flatMap(panelShapes)],
    furniture,
    labels: labelRows(figure, panelWidth, panelWidth - gutters.left - gutters.right, style),
    frames: panels.map(({ frame }) => frame),
  };
}

const withLabels = (gutters: Gutters, direct: DirectLabels | null): Gutters => ({
  ...gutters,
  right: gutters.right + (direct?.width ?? 0),
});

/** Named bands along y need a line of text each, whatever the preset's plot. */
function bandsHeight({ y }: Figure, width: number, style: Style): number {
  return bandRows(y, width, style).reduce(
    (sum, rows) => sum + rows.length * lineHeight(style.small) + style.gap,
    0,
  );
}

interface PanelPlan {
  readonly figure: Figure;
  readonly panel: FigurePanel;
  readonly frame: Rect;
  readonly x: number;
  readonly width: number;
  readonly titleHeight: number;
  readonly direct: DirectLabels | null;
  readonly style: Style;
}

function panelShapes({ figure, panel, frame, width, style }: PanelPlan): Shape[] {
  const scales = scalesOf(figure, frame);
  const grounds = panel.marks.filter((mark) => mark.kind === 'area');
  const marks = panel.marks.filter((mark) => mark.kind !== 'area');
  return [
    ...grounds.flatMap((mark) => markShapes(mark, scales, style)),
    ...gridShapes(figure, scales, style),
    ...marks.flatMap((mark) => markShapes(mark, scales, style)),
    ...xAxisShapes(figure, scales, style),
    ...yAxisShapes(figure, scales, width, style),
  ];
}

/** The title above a plot, those of its axes, and the names beside it. */
function besidePlot({ figure, panel, frame, x, titleHeight, direct, style }: PanelPlan): Shape[] {
  const title = panel.title === null ? [] : [panel.title];
  return [
    ...textRows(title, frame.x, frame.y - titleHeight + riseOf(style), 0, style.text),
    ...titleShapes(figure, frame, x, style),
    ...(direct ? directLabelShapes(panel, direct, scalesOf(figure, frame), style) : []),
  ];
}

/** From the baseline of the highest tick label to that of a panel's title, one line above. */
const riseOf = (style: Style) => capHeight(style.text) - capHeight(style.small);

/** The striped frame of a rehearsal, which cannot be missed and cannot be cropped by accident. */
function stripes(width: number, height: number, style: Style): Shape[] {
  const band = STRIPES * style.hairline;
  const sides: Rect[] = [
    { x: 0, y: 0, width, height: band },
    { x: 0, y: height - band, width, height: band },
    { x: 0, y: band, width: band, height: height - 2 * band },
    { x: width - band, y: band, width: band, height: height - 2 * band },
  ];
  const lines = sides.flatMap((side) => hatchLines(side, band));
  const inside = { x: band, y: band, width: width - 2 * band, height: height - 2 * band };
  return [strokes(lines, { color: INK, width: band / 2 }), filledRect(inside, PAPER, null)];
}
