import type { Figure } from '#lib/figures/figure';
import { figureToBibtex } from './bibtex.ts';
import { captionText } from './caption-text.ts';
import { figureToCsv } from './figure-csv.ts';
import { layoutScene } from './layout.ts';
import { figureToMatplotlib } from './matplotlib.ts';
import type { ExportOptions, Format } from './options.ts';
import { sceneToPdf } from './pdf.ts';
import { sceneToPng } from './png.ts';
import { presetOf } from './presets.ts';
import { styleOf } from './style.ts';
import { sceneToSvg } from './svg.ts';
import { figureToTikz } from './tikz.ts';

/** A file of a figure. The same figure and options give the same bytes. */
export interface ExportedFile {
  readonly name: string;
  readonly type: string;
  readonly content: string | Uint8Array;
}

/** Computer Modern, which comes in whole points only, runs this much wider than Times; so does matplotlib's own font. */
const FOREIGN_FONTS = 1.3;

const FILES: Record<Format, { readonly extension: string; readonly type: string }> = {
  svg: { extension: 'svg', type: 'image/svg+xml' },
  pdf: { extension: 'pdf', type: 'application/pdf' },
  png: { extension: 'png', type: 'image/png' },
  tikz: { extension: 'tex', type: 'text/plain; charset=utf-8' },
  matplotlib: { extension: 'py', type: 'text/plain; charset=utf-8' },
  csv: { extension: 'csv', type: 'text/csv; charset=utf-8' },
  json: { extension: 'json', type: 'application/json' },
  bibtex: { extension: 'bib', type: 'text/plain; charset=utf-8' },
  caption: { extension: 'txt', type: 'text/plain; charset=utf-8' },
};

/** `figure-4.1`, `figure-mine-hpl-2`: what files of a figure are called, without extension. */
export const baseName = (id: string) =>
  `figure-${id.replace(/[^A-Za-z0-9.]+/g, '-').replace(/^[-.]+|[-.]+$/g, '')}`;

/** A figure in one format. @throws LabError `bad-input` for a resolution out of bounds */
export async function exportFigure(
  figure: Figure,
  format: Format,
  options: ExportOptions,
): Promise<ExportedFile> {
  const { extension, type } = FILES[format];
  return { name: `${baseName(figure.id)}.${extension}`, type, content: await draw(figure, format, options) };
}

async function draw(figure: Figure, format: Format, options: ExportOptions): Promise<string | Uint8Array> {
  const preset = presetOf(options);
  const style = styleOf(preset, options.palette);
  const roomy = styleOf(preset, options.palette, FOREIGN_FONTS);
  const scene = (drawnWith = style) => layoutScene(figure, preset, drawnWith, options);
  switch (format) {
    case 'svg':
      return sceneToSvg(scene());
    case 'pdf':
      return sceneToPdf(scene(), figure.dataAsOf);
    case 'png':
      return sceneToPng(scene(), options.dpi, preset.family);
    case 'tikz':
      return figureToTikz(figure, scene(roomy), roomy);
    case 'matplotlib':
      return figureToMatplotlib(figure, scene(roomy), preset, roomy);
    case 'csv':
      return figureToCsv(figure);
    case 'json':
      return `${JSON.stringify(figure, null, 2)}\n`;
    case 'bibtex':
      return figureToBibtex(figure);
    case 'caption':
      return captionText(figure);
  }
}
