import { expect, it } from 'vitest';
import { figureAddress, parseFigureQuery } from './address.ts';
import { DEFAULT_OPTIONS } from './options.ts';
import { prepareTestFigure } from './test-figures.ts';

const idsOf = (query: Parameters<typeof prepareTestFigure>[1]) =>
  prepareTestFigure('4.1', query).series.map(({ id }) => id);

it('puts the chosen conditions first and leaves the others in their order', () => {
  const [first, ...others] = idsOf({});
  expect(idsOf({ order: ['app_only'] })).toEqual([
    'app_only',
    first,
    ...others.filter((id) => id !== 'app_only'),
  ]);
  expect(idsOf({ order: ['nothing'] })).toEqual([first, ...others]);
});

it('names a condition in legend, table and bars alike', () => {
  const figure = prepareTestFigure('4.1', { names: { app_only: 'alone' } });
  expect(figure.series.at(-1)?.label).toBe('alone');
  expect(figure.rows.some(({ series }) => series === 'alone')).toBe(true);
  expect(figure.rows.some(({ series }) => series === 'application only')).toBe(false);
});

it('does not give one name to two conditions', () => {
  const [first] = idsOf({});
  const { series } = prepareTestFigure('4.1', { names: { [first ?? '']: 'application only' } });
  expect(new Set(series.map(({ label }) => label)).size).toBe(series.length);
});

it('writes names with commas and tildes into an address that leads back to them', () => {
  const names = { app_only: 'alone, ~5 %', 'app_with_migration:10GbE': 'fast' };
  const address = figureAddress(
    '4.1',
    { ...DEFAULT_OPTIONS, names, order: ['app_only'], unit: 'min', to: 30 },
    DEFAULT_OPTIONS,
  );
  const query = parseFigureQuery(Object.fromEntries(new URL(address, 'http://localhost').searchParams));
  expect(query).toMatchObject({ names, order: ['app_only'], unit: 'min', to: 30 });
});
