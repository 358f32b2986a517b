import { describe, expect, it } from 'vitest';
import type { Figure, FigureRow } from '#lib/figures/figure';
import { prepareTestFigure } from '#lib/figures/test-figures';
import { exportFigure } from './formats.ts';
import { sceneToPdf } from './pdf.ts';
import { NINE, paper, sceneOf } from './test-figures.ts';
import { readPdf, readSvg } from './test-read-back.ts';

/** Seconds by the axis that the file itself shows: its grid lines stand at the ticks. */
function secondsPerPoint(figure: Figure, levels: readonly number[]): { perPoint: number; zero: number } {
  if (figure.y.kind !== 'values') throw new Error('no axis of values');
  const [first, last] = [figure.y.ticks[0], figure.y.ticks.at(-1)];
  const [low, high] = [levels[0], levels[figure.y.ticks.length - 1]];
  if (!first || !last || low === undefined || high === undefined) throw new Error('no grid');
  return { perPoint: (last.value - first.value) / (low - high), zero: low };
}

const filled = ({ rows }: Figure) =>
  rows.filter((row): row is FigureRow & { value: number } => row.value !== null);

describe.each(NINE)('figure %s on paper', (id) => {
  const figure = prepareTestFigure(id, { view: 'bars' });

  it('has bars in its SVG as high as the data, to 0.1 %', async () => {
    const { content } = await exportFigure(figure, 'svg', paper());
    const { rects, levels } = readSvg(String(content));
    const { perPoint, zero } = secondsPerPoint(figure, levels);
    const rows = filled(figure);
    expect(rects).toHaveLength(rows.length);
    for (const row of rows) {
      const bar = rects.find((rect) => rect.slot === row.slot);
      expect((bar?.height ?? 0) * perPoint).toBeGreaterThan(row.value * 0.999);
      expect((bar?.height ?? 0) * perPoint).toBeLessThan(row.value * 1.001);
      expect((bar?.y ?? 0) + (bar?.height ?? 0)).toBeCloseTo(zero, 4);
    }
  });

  it('has bars in its PDF as high as the data, to 0.1 %', async () => {
    const scene = sceneOf(figure);
    const pdf = Buffer.from(await sceneToPdf(scene, null, false)).toString('latin1');
    const { rects, levels, width } = readPdf(pdf);
    expect(width).toBeCloseTo(252, 1);
    const all = scene.shapes.filter((shape) => shape.kind === 'rect');
    expect(rects).toHaveLength(all.length);
    const bars = all.flatMap((shape, i) =>
      shape.of?.kind === 'bar' ? [{ slot: shape.of.slot, drawn: rects[i] }] : [],
    );
    const first = levels.findIndex((level, i) => levels[i + 1] !== undefined && level > (levels[i + 1] ?? 0));
    const { perPoint } = secondsPerPoint(figure, levels.slice(first));
    const rows = filled(figure);
    expect(bars).toHaveLength(rows.length);
    for (const row of rows) {
      const height = bars.find((bar) => bar.slot === row.slot)?.drawn?.height ?? 0;
      expect(Math.abs(height * perPoint - row.value)).toBeLessThan(row.value * 0.001);
    }
  });
});
