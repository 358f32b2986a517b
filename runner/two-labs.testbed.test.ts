import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventsOf } from '#lib/domain/history';
import { bringUp } from '../testbed/running-testbed.ts';
import { TestLab } from './test-lab.ts';
import { AT_HOME, placement, survivors } from './test-machines.ts';

let one: TestLab;
let two: TestLab;
beforeAll(async () => {
  await bringUp();
  one = await TestLab.open();
  two = await TestLab.open();
});
afterAll(() => Promise.all([one?.close(), two?.close()]));

it('lets a second installation wait for the first one’s trial, which it leaves alone', async () => {
  const first = await one.launch({});
  one.startRunner();
  await one.sees(first, 'command-started', ({ key }) => key === 'launch');
  const second = await two.launch({});
  two.startRunner();
  expect(await two.trouble()).toContain(`study ${first}, cluster`);
  expect(await one.ended(first)).toMatchObject({ valid: 1, notValid: 0 });
  expect(await two.ended(second)).toMatchObject({ valid: 1, notValid: 0, trouble: null });
  const [whole, late] = [await one.history(first), await two.history(second)];
  expect(eventsOf(late, 'leftovers-found')).toEqual([]);
  for (const history of [whole, late])
    expect(eventsOf(history, 'machine-locked').map(({ data }) => data.how)).toEqual(
      Array.from({ length: 3 }, () => 'claimed'),
    );
  expect(await survivors()).toEqual([]);
  expect(await placement()).toEqual(AT_HOME);
});
