import { expect, it } from 'vitest';
import { exportQuery, parseExport } from '#lib/export/options';
import { parseFigureQuery } from '#lib/figures/address';
import { DEFAULT_OPTIONS } from '#lib/figures/options';
import { addressWith, draftOf, moved } from './draft.ts';

const series = [
  { id: 'app_with_migration:10GbE', label: 'application with migrations, 10 Gb/s' },
  { id: 'app_only', label: 'application only' },
];
const { format, options } = parseExport({});
const offered = draftOf(format, options, DEFAULT_OPTIONS, series);

it('says nothing in an address of what is as offered', () => {
  expect(exportQuery(format, options)).toBe('');
  expect(addressWith('/figures/4.1?view=bars', offered, series)).toBe('/figures/4.1?view=bars');
});

it('says everything that was set in words that figure and export read back', () => {
  const draft = {
    ...offered,
    preset: 'acm-1col',
    height: '60',
    grey: true,
    unit: 'min',
    to: '25',
    order: ['app_only', 'app_with_migration:10GbE'],
    names: { app_only: 'alone, at first', 'app_with_migration:10GbE': ' ' },
  };
  const address = addressWith('/figures/4.1?view=strip', draft, series);
  const { options: exported, rest } = parseExport(
    Object.fromEntries(new URL(address, 'http://localhost').searchParams),
  );
  expect(exported).toMatchObject({ preset: 'acm-1col', height: 60, palette: 'grey' });
  expect(parseFigureQuery(rest)).toEqual({
    view: 'strip',
    unit: 'min',
    to: 25,
    order: draft.order,
    names: { app_only: 'alone, at first' },
  });
});

it('moves a condition by one place and no further than the end', () => {
  expect(moved(['a', 'b', 'c'], 'c', -1)).toEqual(['a', 'c', 'b']);
  expect(moved(['a', 'b', 'c'], 'c', 1)).toEqual(['a', 'b', 'c']);
});
