import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { prepareTestFigure } from '#lib/figures/test-figures';
import { exportFigure } from './formats.ts';
import { paper } from './test-figures.ts';

it.each([
  ['figure-4.3-thesis.png', { edition: 'thesis' as const }],
  ['figure-4.3-corrected.png', {}],
])('keeps docs/pictures/%s as the code draws it', async (name, query) => {
  const kept = readFileSync(path.join(import.meta.dirname, '../../docs/pictures', name));
  const figure = prepareTestFigure('4.3', query);
  const { content } = await exportFigure(figure, 'png', paper({ preset: 'ieee-2col', dpi: 200 }));
  expect(Buffer.from(content).equals(kept), 'draw it again: docs/pictures/README.md says how').toBe(true);
});
