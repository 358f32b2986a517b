import { strToU8, type Zippable, zipSync } from 'fflate';
import { LabError } from '#lib/domain/errors';
import type { Figure } from '#lib/figures/figure';
import { baseName, type ExportedFile, exportFigure } from './formats.ts';
import { type ExportOptions, Format } from './options.ts';

/** Zip's first moment, in local time as fflate writes it: no time of today is in the archive. */
const NO_TIME = new Date(1980, 0, 1);

const bytesOf = ({ content }: ExportedFile) => (typeof content === 'string' ? strToU8(content) : content);

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
  const files: Zippable = { 'README.txt': strToU8(readme(figures)) };
  let references = '';
  for (const figure of figures) {
    for (const format of Format.options) {
      const file = await exportFigure(figure, format, options);
      files[`${baseName(figure.id)}/${file.name}`] = bytesOf(file);
      if (format === 'bibtex') references += `${file.content}\n`;
    }
  }
  files['references.bib'] = strToU8(references);
  const content = zipSync(files, { mtime: NO_TIME, level: 6 });
  return { name: `figures-${study}.zip`, type: 'application/zip', content };
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
