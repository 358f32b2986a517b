import { type FigureQuery, parseFigureQuery } from '#lib/figures/address';
import { type ExportOptions, exportQuery, type Format, parseExport } from './options.ts';

/** What an address says: which figure, and how it is exported. */
interface SaidOfFigure {
  readonly query: FigureQuery;
  readonly format: Format;
  readonly options: ExportOptions;
  /** Adds what is said of the export to another address of the figure. */
  readonly withPaper: (address: string) => string;
}

/** Reads the query of a figure's page or of a kept figure. @throws LabError `bad-input` for what neither part knows */
export function saidOfFigure(search: Readonly<Record<string, string | string[] | undefined>>): SaidOfFigure {
  const last = Object.entries(search).map(([word, value]) => [
    word,
    Array.isArray(value) ? value.at(-1) : value,
  ]);
  const { format, options, rest } = parseExport(Object.fromEntries(last));
  const words = exportQuery(format, options);
  const withPaper = (address: string) =>
    words === '' ? address : `${address}${address.includes('?') ? '&' : '?'}${words}`;
  return { query: parseFigureQuery(rest), format, options, withPaper };
}
