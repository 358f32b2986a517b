import { expect, it } from 'vitest';
import { slotsOf } from '../figure.ts';
import { View } from '../options.ts';
import { domainOf } from '../scales.ts';
import { prepareTestFigure } from '../test-figures.ts';

const CELL_VIEWS = View.options.filter((view) => view !== 'heat' && view !== 'sequence');
const FIGURES = [
  ...['4.1', '4.3', '4.7', 'hpl-8'].flatMap((id) => CELL_VIEWS.map((view) => ({ id, view }))),
  ...['4.8', 'thesis/hpl-migrations'].flatMap((id) =>
    CELL_VIEWS.filter((view) => view !== 'difference').map((view) => ({ id, view })),
  ),
  { id: 'thesis/hpl-heat', view: 'heat' as const },
  { id: 'thesis/omen-sequence', view: 'sequence' as const },
];

it.each(FIGURES)('keeps every mark of $id as $view within its axes', ({ id, view }) => {
  const { x, y, panels } = prepareTestFigure(id, { view });
  const [xs, ys] = [domainOf(x), domainOf(y)];
  const outside = panels.flatMap((panel) =>
    panel.marks.filter((mark) => {
      const places = Object.entries(mark).filter(([, value]) => typeof value === 'number');
      return places.some(([key, value]) => {
        if (/^x/.test(key)) return value < xs[0] - 1e-9 || value > xs[1] + 1e-9;
        if (/^(y|q|low|high|median)/.test(key)) return value < ys[0] - 1e-9 || value > ys[1] + 1e-9;
        return false;
      });
    }),
  );
  expect(outside).toEqual([]);
});

it.each(FIGURES)('names a slot for every mark of $id as $view, and a row for every value', ({ id, view }) => {
  const figure = prepareTestFigure(id, { view });
  const slots = new Set(slotsOf(figure).map((slot) => slot.id));
  const named = figure.panels.flatMap((panel) =>
    panel.marks.flatMap((mark) => ('slot' in mark && mark.slot !== null ? mark.slot : [])),
  );
  expect(named.filter((slot) => !slots.has(slot))).toEqual([]);
  const filled = slotsOf(figure).filter((slot) => slot.kind === 'filled');
  const withRows = new Set(figure.rows.filter((row) => row.value !== null).map((row) => row.slot));
  expect(filled.filter((slot) => !withRows.has(slot.id))).toEqual([]);
});

it('draws a ring for each trial and a line at the median', () => {
  const { panels } = prepareTestFigure('4.2', { view: 'strip' });
  const marks = panels[0]?.marks ?? [];
  expect(marks.filter((mark) => mark.kind === 'dot')).toHaveLength(10 * 3 * 3 + 10 * 2 * 5);
  expect(marks.filter((mark) => mark.kind === 'tick')).toHaveLength(50);
});

it('draws no box of fewer than five trials, and says so', () => {
  const { panels, caption } = prepareTestFigure('4.1', { view: 'box' });
  const marks = panels[0]?.marks ?? [];
  expect(marks.filter((mark) => mark.kind === 'box')).toHaveLength(20);
  expect(caption.find((part) => part.label === 'Note')?.text).toContain('30 cells with fewer than 5 trials');
});

it('pools what migrations cost over all VMs, beyond the application alone', () => {
  const figure = prepareTestFigure('4.3', { view: 'distribution' });
  expect(figure.y).toMatchObject({ kind: 'bands', bands: ['1 Gb/s', '10 Gb/s'] });
  expect(figure.rows).toHaveLength(60);
  const slowest = figure.rows.map((row) => row.value ?? 0).sort((a, b) => a - b);
  expect(slowest.at(-1)).toBeGreaterThan(2700);
});

it('shades the separate groups and names them with their counts', () => {
  const { panels, caption } = prepareTestFigure('4.3', { view: 'distribution' });
  const areas = panels[0]?.marks.filter((mark) => mark.kind === 'area') ?? [];
  expect(areas.map((area) => area.text)).toEqual(['31 trials', '24 trials', '5 trials']);
  expect(caption.find((part) => part.label === 'Note')?.text).toContain('dip test, p < 0.001');
});

it('tests all trials, whatever is filtered: a filter changes no p', () => {
  const noteOf = (query: Parameters<typeof prepareTestFigure>[1]) =>
    prepareTestFigure('4.3', query)
      .caption.find((part) => part.label === 'Note')
      ?.text.split('. Dots')[0];
  expect(noteOf({ view: 'distribution', vms: [2, 3, 4], fabrics: ['10GbE'] })).toBe(
    noteOf({ view: 'distribution' }),
  );
});

it('offers the distribution where a mean would hide groups, bars elsewhere', () => {
  expect(['4.1', '4.2', '4.3', '4.4'].map((id) => prepareTestFigure(id).view)).toEqual([
    'bars',
    'distribution',
    'distribution',
    'bars',
  ]);
});

it('gives each difference Welch’s interval, of with minus without and of fabric minus fabric', () => {
  const { rows, series } = prepareTestFigure('4.1', { view: 'difference' });
  expect(series.map((one) => one.label)).toEqual([
    'with − without migrations, 10 Gb/s',
    'with − without migrations, 1 Gb/s',
    '10 Gb/s − 1 Gb/s, with migrations',
  ]);
  expect(rows).toHaveLength(30);
  expect(rows[0]?.value).toBeCloseTo(989.793 - 884.6261667, 6);
  expect(rows.every((row) => (row.low ?? 0) < (row.value ?? 0) && (row.value ?? 0) < (row.high ?? 0))).toBe(
    true,
  );
});

it('breaks a line where a value is missing', () => {
  const lines = prepareTestFigure('hpl-8', { view: 'lines' }).panels[0]?.marks.filter(
    (mark) => mark.kind === 'line',
  );
  expect(lines).toHaveLength(1);
});

it('shades a study by how many times as long the application took', () => {
  const { rows, series } = prepareTestFigure('thesis/hpl-heat');
  expect(rows).toHaveLength(60);
  expect(series.map((one) => one.label)).toEqual([
    'with migrations over 10 Gb/s',
    'with migrations over 1 Gb/s',
  ]);
  expect(Math.min(...rows.map((row) => row.value ?? 9))).toBeGreaterThan(1);
});

it('shows every trial of a cell with repetitions against its mean', () => {
  const { rows } = prepareTestFigure('thesis/omen-sequence');
  expect(rows.every((row) => (row.value ?? 0) > 0)).toBe(true);
  expect(rows.map((row) => Number(row.group))).toEqual(
    [...rows.map((row) => Number(row.group))].sort((a, b) => a - b),
  );
});
