import { expect, it } from 'vitest';
import type { Axis } from './figure.ts';
import { prepareTestFigure } from './test-figures.ts';

const values = (axis: Axis) => {
  if (axis.kind !== 'values') throw new Error('bands');
  return axis;
};
const plain = prepareTestFigure('4.1');

it('writes minutes on an axis whose data stay seconds', () => {
  const figure = prepareTestFigure('4.1', { unit: 'min' });
  const y = values(figure.y);
  expect(y.label).toBe('Time (min)');
  for (const { value, text } of y.ticks) expect(Number(text) * 60).toBeCloseTo(value, 9);
  expect(figure.rows).toEqual(plain.rows);
  expect(figure.panels).toEqual(plain.panels);
});

it('reaches as far as it is told, in its unit', () => {
  expect(values(prepareTestFigure('4.1', { unit: 'min', to: 30 }).y).max).toBe(1800);
  expect(values(prepareTestFigure('4.1', { to: 2000 }).y).ticks.at(-1)?.value).toBe(2000);
});

it('cuts no value, whatever it is told', () => {
  const tops = plain.panels.flatMap(({ marks }) =>
    marks.flatMap((mark) => (mark.kind === 'whisker' ? mark.high : [])),
  );
  const { min, max } = values(prepareTestFigure('4.1', { from: 500, to: 1 }).y);
  expect(max).toBeGreaterThanOrEqual(Math.max(...tops));
  expect(min).toBe(0);
});

it('leaves an axis alone that shows no times', () => {
  expect(prepareTestFigure('thesis/hpl-heat', { unit: 'h', to: 3 }).y).toEqual(
    prepareTestFigure('thesis/hpl-heat').y,
  );
});
