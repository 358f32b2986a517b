import { createHash } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import { prepareTestFigure } from '#lib/figures/test-figures';
import { buildFacts, buildSample } from '#lib/figures/test-samples';
import { archiveFigures } from './archive.ts';
import { exportFigure } from './formats.ts';
import { Format } from './options.ts';
import { everyView, paper } from './test-figures.ts';

const digest = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');

it.each(Format.options)('writes the same figure to the same bytes as %s', async (format) => {
  for (const view of everyView()) {
    const one = await exportFigure(view, format, paper({ dpi: 72 }));
    const other = await exportFigure(structuredClone(view), format, paper({ dpi: 72 }));
    expect(digest(other.content)).toBe(digest(one.content));
  }
});

it('dates a PDF by its data', async () => {
  const finishedAt = new Date('2026-03-04T05:06:07Z');
  const figure = prepareTestFigure('mine/hpl-2', {}, [buildSample({ finishedAt })], buildFacts());
  const { content } = await exportFigure(figure, 'pdf', paper());
  expect(Buffer.from(content).toString('latin1')).toContain('(D:20260304050607Z)');
});

it('packs all figures with their captions and references, the same each time', async () => {
  const figures = [prepareTestFigure('4.8'), prepareTestFigure('thesis/hpl-heat')];
  const { content } = await archiveFigures('thesis', figures, paper({ dpi: 72 }));
  const files = await unzip(Buffer.from(content));
  expect(files.size).toBe(2 * Format.options.length + 2);
  expect(files.get('figure-4.8/figure-4.8.txt')).toMatch(/^Figure 4\.8: /);
  expect(files.get('references.bib')?.match(/@misc/g)).toHaveLength(2);
  const again = await archiveFigures('thesis', figures, paper({ dpi: 72 }));
  expect(digest(again.content)).toBe(digest(content));
});

async function unzip(archive: Buffer): Promise<Map<string, string>> {
  const zip = await fromBufferPromise(archive);
  const files = new Map<string, string>();
  for await (const entry of zip.eachEntry())
    files.set(entry.fileName, await text(await zip.openReadStreamPromise(entry)));
  return files;
}
