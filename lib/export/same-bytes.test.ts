import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { prepareTestFigure } from '#lib/figures/test-figures';
import { buildFacts, buildSample } from '#lib/figures/test-samples';
import { archiveFigures } from './archive.ts';
import { exportFigure } from './formats.ts';
import { Format } from './options.ts';
import { everyView, paper } from './test-figures.ts';

const digest = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');

it.each(Format.options)('writes the same figure to the same bytes as %s', async (format) => {
  for (const view of everyView()) {
    const one = await exportFigure(view, format, paper());
    const other = await exportFigure(structuredClone(view), format, paper());
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
  const archive = (await archiveFigures('thesis', figures, paper({ dpi: 72 }))).content;
  if (typeof archive === 'string') throw new Error('a zip is no text');
  const files = unzipSync(archive);
  expect(Object.keys(files)).toHaveLength(2 * Format.options.length + 2);
  expect(strFromU8(files['figure-4.8/figure-4.8.txt'] ?? new Uint8Array())).toMatch(/^Figure 4\.8: /);
  expect(strFromU8(files['references.bib'] ?? new Uint8Array()).match(/@misc/g)).toHaveLength(2);
  expect(digest((await archiveFigures('thesis', figures, paper({ dpi: 72 }))).content)).toBe(digest(archive));
});
