import type { FontFamily } from './fonts.ts';

/** SVG and PDF count 72 pt to the inch, TeX 72.27. */
const PT_PER_INCH = 72;
const PT_PER_MM = PT_PER_INCH / 25.4;
const PT_PER_TEX_POINT = 72 / 72.27;

/** A place that figures are set for at final size. Lengths in pt, 1/72 in. */
export interface Preset {
  readonly label: string;
  readonly width: number;
  /** null lets the figure be as tall as it needs. */
  readonly height: number | null;
  /** Height of one panel's plot where `height` is null. */
  readonly plotHeight: number;
  readonly family: FontFamily;
  /** Axis titles and the legend. */
  readonly textSize: number;
  /** Tick labels and single words on the plot. */
  readonly smallSize: number;
  readonly captionSize: number;
  /** Smaller type is returned by the publisher, or not read: pt. */
  readonly leastType: number;
  /** Empty edge of the page; papers bring their own. */
  readonly edge: number;
  /** Every line width, ring and gap is multiplied by it: 1 on paper. */
  readonly scale: number;
}

export const PRESET_IDS = [
  'ieee-1col',
  'ieee-2col',
  'acm-1col',
  'acm-2col',
  'elsevier-1col',
  'elsevier-1.5col',
  'elsevier-2col',
  'springer-1col',
  'springer-2col',
  'slides',
] as const;
export type PresetId = (typeof PRESET_IDS)[number];

/** Resolutions that publishers ask for lie well within: 300 for photographs, 600 to 1200 for lines. */
export const LEAST_DPI = 36;
export const MOST_DPI = 2400;

export const LEAST_HEIGHT_MM = 25;
/** As tall as a page's text. */
export const MOST_HEIGHT_MM = 240;
export const LEAST_TYPE_PT = 4;
export const MOST_TYPE_PT = 40;

/** Times at 9 pt is as large to the eye as Arial at 8 pt. */
const SERIF = { family: 'Tinos', textSize: 9, smallSize: 8.5, captionSize: 8.5, leastType: 8 } as const;
const SANS = { family: 'Arimo', textSize: 8, smallSize: 8, captionSize: 8, leastType: 7 } as const;
/** Springer asks for 2 to 3 mm, 8 to 12 pt. */
const SPRINGER = { ...SANS, leastType: 8 } as const;
const ONE_COLUMN = { height: null, plotHeight: 132, edge: 0.5, scale: 1 } as const;
const TWO_COLUMNS = { height: null, plotHeight: 168, edge: 0.5, scale: 1 } as const;

/**
 * Widths: IEEE author center “Size requirements for graphics” (3.5 in, 7.16 in); ACM's acmart, sigconf (letter paper,
 * margins of 54 TeX points, columns 24 apart); Elsevier “Artwork sizing” (90, 140, 190 mm); Springer “Artwork
 * instructions”, large journals (84, 174 mm). Smallest type: IEEE's template sets labels in 8 pt, Elsevier asks for 7 pt. Fonts: Times for IEEE, Arial or Helvetica for the others.
 */
export const PRESETS: Readonly<Record<PresetId, Preset>> = {
  'ieee-1col': { label: 'IEEE, one column', width: 3.5 * PT_PER_INCH, ...ONE_COLUMN, ...SERIF },
  'ieee-2col': { label: 'IEEE, two columns', width: 7.16 * PT_PER_INCH, ...TWO_COLUMNS, ...SERIF },
  'acm-1col': { label: 'ACM, one column', width: 241.1475 * PT_PER_TEX_POINT, ...ONE_COLUMN, ...SANS },
  'acm-2col': { label: 'ACM, two columns', width: 506.295 * PT_PER_TEX_POINT, ...TWO_COLUMNS, ...SANS },
  'elsevier-1col': { label: 'Elsevier, one column', width: 90 * PT_PER_MM, ...ONE_COLUMN, ...SANS },
  'elsevier-1.5col': { label: 'Elsevier, 1.5 columns', width: 140 * PT_PER_MM, ...TWO_COLUMNS, ...SANS },
  'elsevier-2col': { label: 'Elsevier, two columns', width: 190 * PT_PER_MM, ...TWO_COLUMNS, ...SANS },
  'springer-1col': { label: 'Springer, one column', width: 84 * PT_PER_MM, ...ONE_COLUMN, ...SPRINGER },
  'springer-2col': { label: 'Springer, two columns', width: 174 * PT_PER_MM, ...TWO_COLUMNS, ...SPRINGER },
  slides: {
    label: 'Slides, 16 : 9',
    width: 960,
    height: 540,
    plotHeight: 360,
    edge: 24,
    family: 'Inter',
    textSize: 20,
    smallSize: 18,
    captionSize: 11,
    leastType: 11,
    scale: 2.2,
  },
};

/** A preset with the height and the type that were chosen instead of its own. */
export function presetOf({
  preset,
  height,
  type,
}: {
  readonly preset: PresetId;
  readonly height: number | null;
  readonly type: number | null;
}): Preset {
  const own = PRESETS[preset];
  const ratio = (type ?? own.textSize) / own.textSize;
  return {
    ...own,
    height: height === null ? own.height : height * PT_PER_MM,
    textSize: own.textSize * ratio,
    smallSize: own.smallSize * ratio,
    captionSize: own.captionSize * ratio,
  };
}
