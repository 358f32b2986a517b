import { expect, it } from 'vitest';
import { fitConcurrency } from './concurrency-fit.ts';
import { overhead } from './overhead.ts';
import { type Part, ratioOfSums } from './ratio.ts';
import { power, repetitionsForPower, repetitionsForWidth } from './repetitions.ts';
import { scaling } from './scaling.ts';
import { expectClose, golden } from './test-golden.ts';

interface Fit {
  s: number[];
  seconds: number[];
  [name: string]: unknown;
}
interface Cases {
  fits: Fit[];
  ratios: { numerator: Part[]; denominator: Part[]; ratio: number; df: number; low: number; high: number }[];
  planned: { sd: number; delta: number; power: number; n: number }[];
  powers: { n: number; sd: number; delta: number; power: number }[];
}
const cases = golden<Cases>('scaling');

it('fits c + d/s as lm does, with its lack of fit', () => {
  for (const { s, seconds, ...r } of cases.fits) {
    const fit = fitConcurrency(s, seconds);
    expectClose(fit, {
      constant: r['constant'],
      constantCi95: { low: r['constantLow'], high: r['constantHigh'] },
    });
    expectClose(fit, { work: r['work'], workCi95: { low: r['workLow'], high: r['workHigh'] } });
    expectClose(fit, { lackOfFit: r['lackOfFit'] ?? { refused: 'two points always lie on the curve' } });
    expect(fit).toMatchObject({ warning: expect.stringContaining(`on ${new Set(s).size} points`) });
  }
});

it('bounds ratios of sums where the inverted test of R has its edges', () => {
  for (const { numerator, denominator, low, high, ...rest } of cases.ratios)
    expectClose(ratioOfSums(numerator, denominator), { ...rest, ci95: { low, high } });
});

it('names the three overheads, which differ', () => {
  const [application, together, exposed] = cases.ratios as [
    Cases['ratios'][0],
    Cases['ratios'][0],
    Cases['ratios'][0],
  ];
  const values = (part: Part | undefined) => part?.values ?? [];
  const found = overhead(
    values(application.numerator[0]),
    values(application.denominator[0]),
    values(exposed.denominator[0]),
  );
  expectClose(found, {
    againstApplication: { ratio: application.ratio - 1 },
    againstApplicationAndMigrations: { ratio: together.ratio - 1, ci95: { low: together.low - 1 } },
    exposedShare: { ratio: exposed.ratio },
  });
});

it('refuses an overhead without its baselines, each by name', () => {
  expect(overhead([5, 6], [], [1, 2]).againstApplication).toEqual({
    refused: 'there are no valid trials of the application alone to compare with',
  });
  expect(overhead([5, 6], [4, 5], []).exposedShare).toEqual({
    refused: 'there are no valid trials of the migrations alone to compare with',
  });
});

it('gives no bounds to a ratio over what may be 0', () => {
  const part = (values: number[]): Part => ({ values, sign: 1 });
  expect(ratioOfSums([part([1, 2])], [part([-1, 1.1])])).toHaveProperty('refused');
});

it.each(cases.powers)('has power.t.test’s power for $n trials', (golden) => {
  expectClose(power(golden.n, golden.delta, golden.sd), golden.power);
});

it.each(cases.planned)('plans as many trials as power.t.test for $delta at sd $sd', (golden) => {
  expect(repetitionsForPower(golden.delta, golden.sd, golden.power)).toBe(Math.max(2, Math.ceil(golden.n)));
});

it('counts the repetitions that an interval of ± 10 % needs', () => {
  // qt(.975, n - 1) * 20 / sqrt(n): 10.30 for n = 17, 9.95 for n = 18
  expect(repetitionsForWidth(100, 20, 0.1)).toBe(18);
  expect(repetitionsForWidth(100, 0, 0.1)).toBe(2);
  expect(repetitionsForWidth(100, null, 0.1)).toHaveProperty('refused');
  expect(repetitionsForWidth(0, 1, 0.1)).toHaveProperty('refused');
  expect(repetitionsForPower(1e-9, 1, 0.8)).toHaveProperty('refused');
});

it('scales against the smallest number of ranks', () => {
  const [base, four] = scaling([
    { ranks: 2, seconds: [100, 100] },
    { ranks: 4, seconds: [59, 61] },
  ]);
  expect(base).toMatchObject({ speedUp: 2, efficiency: 1, serialFraction: null });
  expectClose(four, { speedUp: 10 / 3, efficiency: 5 / 6, serialFraction: 0.2 });
  expect(scaling([])).toEqual([]);
});

it('has Karp’s and Flatt’s fraction where the base is one rank', () => {
  const [, point] = scaling([
    { ranks: 1, seconds: [90, 110] },
    { ranks: 8, seconds: [20, 20] },
  ]);
  expectClose(point?.serialFraction, (1 / 5 - 1 / 8) / (1 - 1 / 8));
});
