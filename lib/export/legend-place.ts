import type { Figure, FigureSeries } from '#lib/figures/figure';
import { layoutLegend } from './legend.ts';
import type { LegendPlace } from './options.ts';
import type { Rect, Shape } from './scene.ts';
import type { Style } from './style.ts';
import { lineHeight, widthOf } from './text.ts';

/** A legend beside the plots takes at most this share of a figure's width. */
const WIDEST_BESIDE = 0.3;

/** The word of provenance stands above, whatever becomes of the legend. */
interface PlacedLegend {
  /** Room above the plots and below them, pt. */
  readonly above: number;
  readonly below: number;
  readonly height: number;
  /** @param y where a legend that is not above begins */
  shapesAt(y: number): readonly Shape[];
}

/** The legend above, below or beside the plots. */
export function placeLegend(
  figure: Figure,
  entries: readonly FigureSeries[],
  { area, beside, place }: { readonly area: Rect; readonly beside: number; readonly place: LegendPlace },
  style: Style,
): PlacedLegend {
  if (place === 'top' || entries.length === 0) {
    const { shapes, height } = layoutLegend(figure, entries, area, style, true);
    return { above: height, below: 0, height, shapesAt: () => shapes };
  }
  const word = layoutLegend(figure, [], area, style, true);
  const room =
    place === 'right'
      ? { ...area, x: area.x + area.width - beside + 2 * style.gap, width: beside - 2 * style.gap }
      : area;
  const legendAt = (y: number) => layoutLegend(figure, entries, { ...room, y }, style, false);
  const { height } = legendAt(0);
  const lead = place === 'bottom' ? 2 * style.gap : 0;
  return {
    above: word.height,
    below: place === 'bottom' ? lead + height + lineHeight(style.small) - style.small.size : 0,
    height,
    shapesAt: (y) => [...word.shapes, ...legendAt(y + lead).shapes],
  };
}

/** The width of a legend beside the plots, with its distance from them: its longest name, or what it may take at most. */
export function besideWidth(series: readonly FigureSeries[], width: number, style: Style): number {
  const names = series.map(({ label }) => widthOf(label, style.small) + style.small.size + 4 * style.gap);
  return Math.min(Math.max(0, ...names), width * WIDEST_BESIDE);
}
