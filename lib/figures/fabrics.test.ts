import { expect, it } from 'vitest';
import { showFabrics } from './fabrics.ts';

it('keeps the thesis’ hues and gives further fabrics the next ones, fastest first', () => {
  const known = [
    { name: '1GbE', nominalMbps: 1000 },
    { name: 'ib', nominalMbps: 40_000 },
    { name: '10GbE', nominalMbps: 10_000 },
    { name: 'spare', nominalMbps: 1000 },
  ];
  expect(showFabrics(['1GbE', '10GbE', 'ib', 'spare'], known)).toEqual([
    { name: 'ib', label: 'ib (40 Gb/s)', hue: 'green' },
    { name: '10GbE', label: '10 Gb/s', hue: 'blue' },
    { name: '1GbE', label: '1GbE (1 Gb/s)', hue: 'orange' },
    { name: 'spare', label: 'spare (1 Gb/s)', hue: 'purple' },
  ]);
});

it('names a fabric whose speed nobody knows', () => {
  expect(showFabrics(['loop'], [])).toEqual([{ name: 'loop', label: 'loop', hue: 'green' }]);
});

it('gives a fabric the same hue when a figure shows only some of them', () => {
  const known = [
    { name: 'a', nominalMbps: 500 },
    { name: 'b', nominalMbps: 100 },
  ];
  expect(showFabrics(['b'], known)).toEqual([{ name: 'b', label: 'b (100 Mb/s)', hue: 'purple' }]);
});
