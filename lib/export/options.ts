import { z } from 'zod';
import { LabError } from '#lib/domain/errors';
import {
  LEAST_DPI,
  LEAST_HEIGHT_MM,
  LEAST_TYPE_PT,
  MOST_DPI,
  MOST_HEIGHT_MM,
  MOST_TYPE_PT,
  PRESET_IDS,
} from './presets.ts';

export const Format = z.enum(['svg', 'pdf', 'png', 'tikz', 'matplotlib', 'csv', 'json', 'bibtex', 'caption']);
export type Format = z.infer<typeof Format>;

const LegendPlace = z.enum(['top', 'bottom', 'right']);
export type LegendPlace = z.infer<typeof LegendPlace>;

/** `full`: title and caption below the figure; `true` and `false` are older words for `full` and `none`. */
const Said = z.union([z.boolean(), z.enum(['none', 'title', 'full', 'true', 'false'])]).transform((said) => {
  if (said === true || said === 'true') return 'full';
  return said === false || said === 'false' ? 'none' : said;
});

const flag = z
  .union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')])
  .default(false);

/** How a figure leaves the app. */
const Options = z.object({
  format: Format.default('pdf'),
  preset: z.enum(PRESET_IDS).default('ieee-1col'),
  dpi: z.coerce.number<string>().int().min(LEAST_DPI).max(MOST_DPI).default(600),
  caption: Said.default('none'),
  grey: flag,
  height: z.coerce.number<string>().min(LEAST_HEIGHT_MM).max(MOST_HEIGHT_MM).nullable().default(null),
  type: z.coerce.number<string>().min(LEAST_TYPE_PT).max(MOST_TYPE_PT).nullable().default(null),
  legend: LegendPlace.default('top'),
});

export interface ExportOptions {
  readonly preset: z.infer<typeof Options>['preset'];
  /** Of a PNG. */
  readonly dpi: number;
  /** What stands below the figure: nothing, its title, title and caption. */
  readonly caption: 'none' | 'title' | 'full';
  readonly palette: 'color' | 'grey';
  /** Of the whole figure, mm; null is as tall as its plots need. */
  readonly height: number | null;
  /** Size of axis titles, pt; everything else is in proportion. null is the preset's. */
  readonly type: number | null;
  readonly legend: LegendPlace;
}

const WORDS = Object.keys(Options.shape);

/**
 * The words of a query or a command line that say how to export, and the rest, which say what.
 * @throws LabError `bad-input`, naming the word and what it may be
 */
export function parseExport(query: Readonly<Record<string, string | boolean | undefined>>): {
  readonly format: Format;
  readonly options: ExportOptions;
  readonly rest: Readonly<Record<string, string>>;
} {
  const own: [string, unknown][] = [];
  const rest: [string, string][] = [];
  for (const [word, value] of Object.entries(query)) {
    if (WORDS.includes(word)) own.push([word, value]);
    else if (typeof value === 'string') rest.push([word, value]);
  }
  const parsed = Options.safeParse(Object.fromEntries(own));
  if (parsed.success) {
    const { format, grey, ...options } = parsed.data;
    const palette = grey ? 'grey' : 'color';
    return { format, options: { ...options, palette }, rest: Object.fromEntries(rest) };
  }
  const issue = parsed.error.issues[0];
  throw new LabError(
    'bad-input',
    `A figure cannot be exported with this ${issue?.path.join('.')}: ${issue?.message}.`,
  );
}

/** Words of an address that say how a figure is exported, without those that are as offered: `preset=acm-1col&height=60`. */
export function exportQuery(format: Format, { palette, ...options }: ExportOptions): string {
  const chosen = { format, grey: palette === 'grey', ...options };
  const offered = Options.parse({});
  const query = new URLSearchParams();
  for (const [word, value] of Object.entries(chosen))
    if (value !== offered[word as keyof typeof offered]) query.set(word, String(value));
  return query.toString();
}
