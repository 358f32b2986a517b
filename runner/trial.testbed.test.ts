import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bringUp } from '../testbed/running-testbed.ts';
import { AT_HOME, placement, survivors, TestLab } from './test-lab.ts';

let lab: TestLab;
beforeAll(async () => {
  await bringUp();
  lab = await TestLab.open();
});
afterAll(() => lab?.close());

describe('a trial on the testbed', () => {
  it('with migrations under a running HPL ends valid, and leaves nothing behind', async () => {
    const slug = await lab.launch({});
    lab.startRunner();
    await lab.ended(slug);
    const trial = await lab.trial(slug);
    expect(trial).toMatchObject({ state: 'finished', verdict: 'valid', reasons: [] });
    expect(await survivors()).toEqual([]);
    expect(await placement()).toEqual(AT_HOME);
  });
});
