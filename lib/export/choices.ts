import type { Format } from './options.ts';
import {
  LEAST_HEIGHT_MM,
  LEAST_TYPE_PT,
  MOST_HEIGHT_MM,
  MOST_TYPE_PT,
  PRESET_IDS,
  PRESETS,
} from './presets.ts';

const FORMAT_LABEL: Record<Format, string> = {
  pdf: 'PDF',
  svg: 'SVG',
  png: 'PNG',
  tikz: 'TikZ (pgfplots)',
  matplotlib: 'matplotlib script',
  csv: 'CSV of the values',
  json: 'JSON of the figure',
  bibtex: 'BibTeX',
  caption: 'caption and description',
};

const MM_PER_PT = 25.4 / 72;

/** What a form offers: formats, and presets with the width and the type in which they are set. */
export const exportChoices = {
  formats: Object.entries(FORMAT_LABEL).map(([value, label]) => ({ value, label })),
  presets: PRESET_IDS.map((value) => {
    const { label, width, textSize, smallSize, leastType } = PRESETS[value];
    const mm = width * MM_PER_PT;
    return { value, label: `${label} (${Math.round(mm)} mm)`, mm, textSize, smallSize, leastType };
  }),
  bounds: {
    height: { least: LEAST_HEIGHT_MM, most: MOST_HEIGHT_MM },
    type: { least: LEAST_TYPE_PT, most: MOST_TYPE_PT },
  },
};
