import { describe, expect, it } from 'vitest';
import { prepareTestFigure } from '#lib/figures/test-figures';
import { exportFigure } from './formats.ts';
import { exportQuery, parseExport } from './options.ts';
import { saidOfFigure } from './said-of-figure.ts';
import { paper, sceneOf } from './test-figures.ts';

const MM = 72 / 25.4;
const svgOf = async (change: Parameters<typeof paper>[0]) =>
  String((await exportFigure(prepareTestFigure('4.1'), 'svg', paper(change))).content);

describe('a figure of a chosen size', () => {
  it('is as high as it was told, with a caption as without', async () => {
    for (const caption of ['none', 'title'] as const) {
      const svg = await svgOf({ height: 80, caption });
      expect(Number(/height="([\d.]+)pt"/.exec(svg)?.[1])).toBeCloseTo(80 * MM, 1);
    }
  });

  it('has its type in the size that was chosen', async () => {
    const sizes = [...(await svgOf({ type: 7 })).matchAll(/font-size="([\d.]+)"/g)].map(([, size]) =>
      Number(size),
    );
    expect(Math.max(...sizes)).toBeCloseTo(7, 2);
    expect(Math.min(...sizes)).toBeCloseTo((7 * 8.5) / 9, 2);
  });

  it('has its title below it without its caption', async () => {
    const title = await svgOf({ caption: 'title' });
    expect(title).toContain('Figure 4.1');
    expect(title).not.toContain('Provenance:');
  });
});

describe('the legend', () => {
  const figure = prepareTestFigure('4.1');
  const textsOf = (legend: 'top' | 'bottom' | 'right') => {
    const { shapes, frames, width } = sceneOf(figure, 'elsevier-2col', { legend });
    const texts = shapes.flatMap((shape) => (shape.kind === 'text' ? [shape] : []));
    const [frame] = frames;
    if (!frame) throw new Error('no plot');
    const named = texts.filter(({ text }) => text === 'application only');
    return { named, frame, width, word: texts.find(({ text }) => text === 'imported') };
  };

  it('stands above, below or beside the plot, inside the page', () => {
    const [top, bottom, right] = [textsOf('top'), textsOf('bottom'), textsOf('right')];
    expect(top.named[0]?.y).toBeLessThan(top.frame.y);
    expect(bottom.named[0]?.y).toBeGreaterThan(bottom.frame.y + bottom.frame.height);
    expect(right.named[0]?.x).toBeGreaterThan(right.frame.x + right.frame.width);
    expect(right.named[0]?.x).toBeLessThan(right.width);
  });

  it('leaves the word of provenance above the plot', () => {
    for (const place of ['top', 'bottom', 'right'] as const) {
      const { word, frame } = textsOf(place);
      expect(word?.y).toBeLessThan(frame.y);
    }
  });
});

describe('what is said of an export', () => {
  it('comes back from its own words', () => {
    const { format, options } = parseExport({
      format: 'png',
      preset: 'acm-1col',
      height: '60',
      type: '7',
      legend: 'right',
      caption: 'title',
      grey: 'true',
      dpi: '300',
    });
    const again = parseExport(Object.fromEntries(new URLSearchParams(exportQuery(format, options))));
    expect(again).toMatchObject({ format, options });
  });

  it('is not said where it is as offered', () => {
    const { format, options } = parseExport({});
    expect(exportQuery(format, options)).toBe('');
    expect(saidOfFigure({ view: 'bars' }).withPaper('/figures/4.1')).toBe('/figures/4.1');
  });

  it('is kept apart from what is said of the figure', () => {
    const { query, withPaper } = saidOfFigure({ view: 'strip', height: '60' });
    expect(query).toEqual({ view: 'strip' });
    expect(withPaper('/figures/4.1?view=strip')).toBe('/figures/4.1?view=strip&height=60');
  });

  it('is refused where no page could hold it', () => {
    expect(() => parseExport({ height: '3' })).toThrow('height');
    expect(() => parseExport({ legend: 'inside' })).toThrow('legend');
  });
});
