import { expect, it } from 'vitest';
import { seededRandom } from '../domain/random.ts';
import { bootstrapInterval } from './bootstrap.ts';
import { describe, type Interval } from './describe.ts';
import { hodgesLehmann } from './hodges-lehmann.ts';
import { linearModel } from './linear-model.ts';
import { closestPairs } from './sessions.ts';

const random = seededRandom(9);
const values = (n: number) => Array.from({ length: n }, () => 100 + random());

it('refuses what would take minutes, and says what to do instead', () => {
  expect(hodgesLehmann(values(300), values(300))).toMatchObject({
    refused: expect.stringContaining('differences'),
  });
  expect(closestPairs([values(600), values(600)])).toMatchObject({ refused: expect.stringContaining('600') });
  const blocks = Array.from({ length: 2000 }, (_, i) => String(i % 500));
  const factors = { block: { levels: [...new Set(blocks)], values: blocks } };
  expect(linearModel(values(2000), factors, ['block'])).toMatchObject({
    refused: expect.stringContaining('in R from the exported trials'),
  });
});

it('bootstraps many values with fewer resamples, close to Student’s interval', () => {
  const many = values(5000);
  const { low, high } = bootstrapInterval(many) as Interval;
  const { ci95 } = describe(many);
  const width = (ci95?.high ?? 0) - (ci95?.low ?? 0);
  expect(Math.abs(low - (ci95?.low ?? 0))).toBeLessThan(0.15 * width);
  expect(Math.abs(high - (ci95?.high ?? 0))).toBeLessThan(0.15 * width);
});
