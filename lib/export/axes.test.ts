import { expect, it } from 'vitest';
import { prepareTestFigure } from '#lib/figures/test-figures';
import { buildFacts, buildSample } from '#lib/figures/test-samples';
import { sceneOf } from './test-figures.ts';

it('breaks no number of VMs, however many there are, and lets none run into the next', () => {
  const vms = Array.from({ length: 30 }, (_, i) => i + 2);
  const samples = vms.map((each) => buildSample({ vms: each }));
  const figure = prepareTestFigure('mine/hpl-2', { view: 'bars' }, samples, buildFacts());
  const written = sceneOf(figure).shapes.flatMap((shape) => (shape.kind === 'text' ? shape.text : []));
  const numbers = written.filter((text) => vms.map(String).includes(text));
  expect(numbers[0]).toBe('2');
  expect(numbers.length).toBeGreaterThan(8);
  expect(numbers.length).toBeLessThan(30);
  expect(written.filter((text) => text === '1')).toEqual([]);
});
