import { expect, it } from 'vitest';
import { thesisFacts, thesisSamples } from '../figures/test-samples.ts';
import { cellsOf } from './cell.ts';
import { plansOf, USUAL_WISH } from './planner.ts';
import { readWish } from './planner-wish.ts';

it('reads percents, and takes the usual where one is left out', () => {
  expect(readWish([], undefined)).toBeNull();
  expect(readWish(['7', '3'], '90')).toEqual({ effects: [0.07, 0.03], power: 0.9 });
  expect(readWish([], '95')).toEqual({ effects: USUAL_WISH.effects, power: 0.95 });
});

it.each([['-1'], ['0'], ['x'], [''], ['2000']])('refuses an effect of “%s”', (effect) => {
  expect(() => readWish([effect], undefined)).toThrow('is a number of percent');
});

it('refuses a power of 100 %, which no number of trials gives', () => {
  expect(() => readWish([], '100')).toThrow('up to 99.9');
});

it('plans for the effects that were asked for: smaller ones need more', () => {
  const samples = thesisSamples.filter(({ application, vms }) => application === 'HPL' && vms === 2);
  const [plan] = plansOf(cellsOf(thesisFacts, samples), 0.05, { effects: [0.01, 0.1], power: 0.9 });
  // power.t.test(delta = 0.01 * 884.62617, sd = plan$pooledSd, power = 0.9, strict = TRUE)
  const [small, large] = plan?.needed ?? [];
  expect(plan).toMatchObject({ power: 0.9 });
  expect(small?.seconds).toBeCloseTo(8.8462617, 6);
  expect(Number(small?.perGroup)).toBeGreaterThan(Number(large?.perGroup));
});
