import { expect, it } from 'vitest';
import { pearson, spearman } from './correlation.ts';
import { expectClose, golden } from './test-golden.ts';

interface Case {
  x: number[];
  y: number[];
  pearson: { r: number; p: number; low: number | null; high: number | null };
  spearman: { rho: number; p: number };
}

it('correlates as cor.test does', () => {
  golden<Case[]>('correlation').forEach(({ x, y, pearson: line, spearman: ranks }, i) => {
    const { low, high, r, p } = line;
    expectClose(pearson(x, y), { r, p, ...(low === null ? {} : { ci95: { low, high } }) }, `Pearson ${i}`);
    expectClose(spearman(x, y), ranks, `Spearman ${i}`);
  });
});

it('refuses two points and what does not vary', () => {
  expect(pearson([1, 2], [2, 1])).toHaveProperty('refused');
  expect(spearman([1, 1, 1], [1, 2, 3])).toHaveProperty('refused');
  expect(pearson([1, 2, 3], [1, 2, 4])).toMatchObject({
    ci95: { refused: expect.stringContaining('3 pairs') },
  });
  expect(pearson([1, 2, 3, 4], [2, 4, 6, 8])).toMatchObject({ r: 1, p: 0 });
});
