import type { Palette } from './ink.ts';
import type { Preset } from './presets.ts';
import type { Type } from './text.ts';

/** What every part of a figure is drawn with: the preset's type and widths, pt. */
export interface Style {
  readonly palette: Palette;
  /** Axis titles, legend. */
  readonly text: Type;
  /** Ticks, words on the plot. */
  readonly small: Type;
  readonly bold: Type;
  readonly caption: Type;
  /** The thinnest line that print holds: 0.5 pt on paper. */
  readonly hairline: number;
  /** Error bars: 0.75 pt on paper. */
  readonly bar: number;
  /** A small distance: 3 pt on paper. */
  readonly gap: number;
}

/** @param stretch room for another font than the preset's, in formats whose reader brings the fonts */
export function styleOf(
  { family, textSize, smallSize, captionSize, scale }: Preset,
  palette: Palette,
  stretch = 1,
): Style {
  const face = { family, weight: 'regular' } as const;
  return {
    palette,
    text: { face, size: textSize, stretch },
    small: { face, size: smallSize, stretch },
    bold: { face: { family, weight: 'bold' }, size: textSize, stretch },
    caption: { face, size: captionSize, stretch },
    hairline: 0.5 * scale,
    bar: 0.75 * scale,
    gap: 3 * scale,
  };
}
