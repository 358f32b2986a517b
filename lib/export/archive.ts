import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { LabError } from '#lib/domain/errors';
import type { Figure } from '#lib/figures/figure';
import { baseName, type ExportedFile, exportFigure } from './formats.ts';
import { type ExportOptions, Format } from './options.ts';

/** Earlier than zip can say: it writes its first moment, in whatever time zone. No time of today is in the archive. */
const FIXED = { mtime: new Date(0), mode: 0o100644, forceDosTimestamp: true };

/**
 * All figures of a study in all formats, a folder for each, with the references of all. The same data, the same bytes.
 * @throws LabError `not-found` when there are none
 */
export async function archiveFigures(
  study: string,
  figures: readonly Figure[],
  options: ExportOptions,
): Promise<ExportedFile> {
  if (figures.length === 0)
    throw new LabError(
      'not-found',
      `There is no study ${study} with figures. “lab studies” lists the studies.`,
    );
  const zip = new ZipFile();
  const add = (name: string, content: string | Uint8Array) =>
    zip.addBuffer(Buffer.from(content), name, FIXED);
  const references: string[] = [];
  add('README.txt', readme(figures));
  for (const figure of figures) {
    for (const format of Format.options) {
      const { name, content } = await exportFigure(figure, format, options);
      add(`${baseName(figure.id)}/${name}`, content);
      if (format === 'bibtex') references.push(String(content));
    }
  }
  add('references.bib', references.join('\n'));
  zip.end();
  return { name: `figures-${study}.zip`, type: 'application/zip', content: await buffer(zip.outputStream) };
}

const readme = (figures: readonly Figure[]) =>
  [
    'Figures drawn by migration-lab, a folder for each:',
    '.svg .pdf .png pictures, .tex for pgfplots, .py for matplotlib, .csv the values, .json the whole figure,',
    '.txt the caption and a description, .bib where the figure opens again (all of them in references.bib).',
    '',
    ...figures.map(({ id, title, address }) => `${baseName(id)}: ${title}, ${address}`),
    '',
  ].join('\n');
