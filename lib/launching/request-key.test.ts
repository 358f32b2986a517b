import { expect, it } from 'vitest';
import { aStudy } from '#lib/domain/test-builders';
import { requestKeyOf } from './request-key.ts';

const key = (browser: string, part: Parameters<typeof aStudy>[0] = {}, cluster = 'c') =>
  requestKeyOf(browser, cluster, aStudy(part));

it('is the same for two tabs that ask for the same study, each in an order of its own', () => {
  expect(key('b', { orderSeed: 1 })).toBe(key('b', { orderSeed: 2 }));
});

it('is another one for anything else, another browser, another cluster', () => {
  const others = [key('b', { repetitions: 4 }), key('b', { title: 'Another' }), key('x'), key('b', {}, 'd')];
  expect(new Set([key('b'), ...others]).size).toBe(5);
});
