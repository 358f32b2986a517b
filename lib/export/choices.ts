import type { Format } from './options.ts';
import { PRESET_IDS, PRESETS } from './presets.ts';

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

/** What a form offers: formats, and presets with the width at which they are set. */
export const exportChoices = {
  formats: Object.entries(FORMAT_LABEL).map(([value, label]) => ({ value, label })),
  presets: PRESET_IDS.map((value) => {
    const { label, width } = PRESETS[value];
    return { value, label: `${label} (${Math.round(width * MM_PER_PT)} mm)` };
  }),
};
