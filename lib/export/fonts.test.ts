import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { prepareTestFigure } from '#lib/figures/test-figures';
import { measure, openFont } from './fonts.ts';
import { exportFigure } from './formats.ts';
import { PRESET_IDS } from './presets.ts';
import { NINE, paper } from './test-figures.ts';
import { has, runProgram } from './test-programs.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'figure-fonts-'));
afterAll(() => rmSync(folder, { recursive: true }));

it.each(['Tinos', 'Arimo', 'Inter'] as const)('%s holds every sign that figures use', (family) => {
  const font = openFont({ family, weight: 'regular' });
  for (const sign of 'σ±−×≥≤’“”–·…▲√')
    expect(font.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0), sign).toBe(true);
});

it('measures as Times and Arial do', () => {
  expect(measure('0', 10, { family: 'Tinos', weight: 'regular' })).toBeCloseTo(5, 2);
  expect(measure('0', 10, { family: 'Arimo', weight: 'regular' })).toBeCloseTo(5.56, 2);
  expect(measure('', 10, { family: 'Inter', weight: 'regular' })).toBe(0);
});

describe.skipIf(!has('pdffonts'))('pdffonts', () => {
  const files = [
    ...NINE.map((id) => [id, 'ieee-1col'] as const),
    ...PRESET_IDS.map((preset) => ['4.3', preset] as const),
  ];
  it.each(files)('finds the fonts of figure %s for %s embedded, and none of Type 3', async (id, preset) => {
    const { content } = await exportFigure(prepareTestFigure(id), 'pdf', paper({ preset, caption: 'full' }));
    const file = path.join(folder, `${id}-${preset}.pdf`);
    writeFileSync(file, content);
    const fonts = runProgram('pdffonts', [file], folder).trim().split('\n').slice(2);
    expect(fonts).toHaveLength(2);
    for (const font of fonts) expect(font).toMatch(/ CID TrueType +Identity-H +yes yes yes /);
  });
});
