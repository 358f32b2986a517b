import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { contrast, fillOf, HUES, type Hue, inkOn } from './fill.ts';

it.each(Object.keys(HUES) as Hue[])('has the same %s on the page as in exports', (hue) => {
  const css = readFileSync('app/globals.css', 'utf8');
  const { light, dark } = HUES[hue];
  expect(css).toContain(`--hue-${hue}: light-dark(${light.toLowerCase()}, ${dark.toLowerCase()})`);
});

it('outlines what is too light for white paper', () => {
  expect(contrast('#E69F00', '#FFFFFF')).toBeCloseTo(2.25, 2);
  expect(fillOf('app_with_migration', 'orange').outline).toBe(true);
  expect(fillOf('app_with_migration', 'blue').outline).toBe(false);
});

it('writes on every shade of every hue with the ink that is read best', () => {
  expect(inkOn('blue', 0.1)).toEqual({ light: '#1a1a1a', dark: '#ffffff' });
  expect(inkOn('blue', 1)).toEqual({ light: '#ffffff', dark: '#1a1a1a' });
  expect(inkOn('orange', 1)).toEqual({ light: '#1a1a1a', dark: '#1a1a1a' });
});
