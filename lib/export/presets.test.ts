import { expect, it } from 'vitest';
import { prepareTestFigure } from '#lib/figures/test-figures';
import { exportFigure } from './formats.ts';
import { PRESET_IDS, type PresetId } from './presets.ts';
import { paper } from './test-figures.ts';

const INCH = 72;
/** Taken from the publishers' pages, not from the code. */
const WIDTH: Record<PresetId, number> = {
  'ieee-1col': 252,
  'ieee-2col': 515.52,
  'acm-1col': 240.25,
  'acm-2col': 504.4,
  'elsevier-1col': 255.12,
  'elsevier-1.5col': 396.85,
  'elsevier-2col': 538.58,
  'springer-1col': 238.11,
  'springer-2col': 493.23,
  slides: 960,
};

it.each(PRESET_IDS)('%s is as wide as its column, to 0.1 pt, in every picture', async (preset) => {
  const figure = prepareTestFigure('4.1');
  const pdf = Buffer.from((await exportFigure(figure, 'pdf', paper({ preset }))).content).toString('latin1');
  const box = /\/MediaBox \[0 0 (\S+) \S+\]/.exec(pdf)?.[1];
  expect(Math.abs(Number(box) - WIDTH[preset])).toBeLessThan(0.1);
  const svg = String((await exportFigure(figure, 'svg', paper({ preset }))).content);
  expect(Math.abs(Number(/width="(\S+)pt"/.exec(svg)?.[1]) - WIDTH[preset])).toBeLessThan(0.1);
  const tex = String((await exportFigure(figure, 'tikz', paper({ preset }))).content);
  expect(Math.abs(Number(/rectangle \((\S+)bp,/.exec(tex)?.[1]) - WIDTH[preset])).toBeLessThan(0.1);
});

it('rasters at the asked resolution and says so in the file', async () => {
  const figure = prepareTestFigure('4.8');
  const { content } = await exportFigure(figure, 'png', paper({ dpi: 600 }));
  const png = Buffer.from(content);
  expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
  expect(png.readUInt32BE(16)).toBe(3.5 * 600);
  const physical = png.indexOf('pHYs');
  expect(png.readUInt32BE(physical + 4)).toBe(Math.round(600 / 0.0254));
  expect(png.readUInt8(physical + 12)).toBe(1);
});

it('keeps slides at 16 : 9, with and without a caption', async () => {
  for (const caption of ['none', 'full'] as const) {
    const { content } = await exportFigure(
      prepareTestFigure('4.1'),
      'svg',
      paper({ preset: 'slides', caption }),
    );
    expect(String(content)).toContain(`width="960pt" height="${7.5 * INCH}pt"`);
  }
});
