import { z } from 'zod';
import { LabError } from '#lib/domain/errors';
import { LEAST_DPI, MOST_DPI, PRESET_IDS } from './presets.ts';

export const Format = z.enum(['svg', 'pdf', 'png', 'tikz', 'matplotlib', 'csv', 'json', 'bibtex', 'caption']);
export type Format = z.infer<typeof Format>;

const flag = z
  .union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')])
  .default(false);

/** How a figure leaves the app. */
const Options = z.object({
  format: Format.default('pdf'),
  preset: z.enum(PRESET_IDS).default('ieee-1col'),
  dpi: z.coerce.number<string>().int().min(LEAST_DPI).max(MOST_DPI).default(600),
  caption: flag,
  grey: flag,
});

export interface ExportOptions {
  readonly preset: z.infer<typeof Options>['preset'];
  /** Of a PNG. */
  readonly dpi: number;
  /** Title and caption below the figure. */
  readonly caption: boolean;
  readonly palette: 'color' | 'grey';
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
