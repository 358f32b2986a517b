import { describe, expect, it } from 'vitest';
import type { Figure } from '#lib/figures/figure';
import type { Mark } from '#lib/figures/marks';
import { scalesOf } from '#lib/figures/scales';
import { exportFigure } from './formats.ts';
import type { Shape } from './scene.ts';
import { everyView, paper, sceneOf } from './test-figures.ts';

const named = everyView().map((figure) => [`${figure.id} as ${figure.view}`, figure] as const);
const marksOf = (figure: Figure) => figure.panels.flatMap((panel) => panel.marks);

/** The numbers of a mark that are data or follow from them, in the units of its axes. */
function valuesOf(mark: Mark): number[] {
  switch (mark.kind) {
    case 'bar':
      return [mark.x0, mark.x1, mark.y0, mark.y1];
    case 'box':
      return [mark.q1, mark.median, mark.q3];
    case 'whisker':
      return [mark.x, mark.low, mark.high];
    case 'dot':
      return [mark.x, mark.y];
    case 'tick':
      return [mark.x0, mark.x1, mark.y];
    case 'line':
      return mark.points.flatMap(({ x, y }) => [x, y]);
    case 'rule':
      return [mark.value];
    case 'cell':
    case 'area':
      return [mark.x0, mark.x1, mark.y0, mark.y1];
    case 'gap':
      return [];
  }
}

/** The upper edge and the middle of a shape, by which its value is read. */
function heightOf(shape: Shape | undefined): number | undefined {
  if (shape?.kind === 'circle') return shape.y;
  if (shape?.kind === 'path') return shape.runs[0]?.[0]?.[1];
  return shape?.y;
}

describe.each(named)('figure %s', (_, figure) => {
  it('hands every value of its marks to pgfplots and to matplotlib as it is', async () => {
    for (const format of ['tikz', 'matplotlib'] as const) {
      const { content } = await exportFigure(figure, format, paper());
      const written = new Set(String(content).match(/-?\d+(\.\d+)?(e-?\d+)?/g));
      for (const value of marksOf(figure).flatMap(valuesOf))
        expect(written.has(String(value)), `${format}: ${value}`).toBe(true);
    }
  });

  it('draws a shape where each mark stands', () => {
    const scene = sceneOf(figure);
    const frame = scene.frames[0];
    if (!frame) throw new Error('no frame');
    const { y } = scalesOf(figure, frame);
    for (const kind of ['bar', 'dot', 'tick', 'whisker'] as const) {
      const marks = marksOf(figure).filter((mark) => mark.kind === kind);
      const shapes = scene.shapes.filter((shape) => shape.kind !== 'text' && shape.of?.kind === kind);
      expect(shapes).toHaveLength(marks.length);
      marks.forEach((mark, i) => {
        const expected =
          mark.kind === 'bar'
            ? y(mark.y1)
            : mark.kind === 'whisker'
              ? y(mark.low)
              : 'y' in mark
                ? y(mark.y)
                : 0;
        const drawn = shapes[i];
        if (drawn?.kind === 'path' && drawn.closed) return;
        expect(heightOf(drawn)).toBeCloseTo(expected, 6);
      });
    }
  });

  it('has the same values in its CSV and its JSON', async () => {
    const csv = String((await exportFigure(figure, 'csv', paper())).content).split('\r\n');
    const json = JSON.parse(String((await exportFigure(figure, 'json', paper())).content)) as Figure;
    expect(json.rows).toEqual(JSON.parse(JSON.stringify(figure.rows)));
    expect(json.panels).toEqual(JSON.parse(JSON.stringify(figure.panels)));
    const singles = figure.rows.filter((row) => row.statistic !== 'trial').flatMap((row) => row.values);
    expect(csv).toHaveLength(1 + figure.rows.length + singles.length + 1);
    for (const { value } of figure.rows)
      if (value !== null) expect(csv.some((line) => line.includes(`,${value},`))).toBe(true);
  });
});
