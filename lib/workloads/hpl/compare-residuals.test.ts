import { expect, it } from 'vitest';
import type { BenchmarkReport } from '#lib/domain/adapters';
import { compareResiduals } from './compare-residuals.ts';

const report = (...residuals: (string | null)[]): BenchmarkReport => ({
  complete: true,
  completed: residuals.length,
  announced: residuals.length,
  results: residuals.map((residual, i) => ({
    label: `test ${i}`,
    seconds: 1,
    gflops: 1,
    residual,
    passed: true,
  })),
  errors: [],
});
const baseline = { trialId: 'b', report: report('1.00e-03', 'NaN') };

it.each([
  ['the same text', ['1.00e-03', 'NaN'], { residuals: 'exact' }, undefined],
  ['the same number in another text', ['1.000e-03', 'NaN'], {}, true],
  ['a difference within the tolerance', ['1.009e-03', 'NaN'], { residuals: 'tolerance' }, undefined],
  ['a difference past the tolerance', ['1.011e-03', 'NaN'], { residuals: 'tolerance' }, true],
  [
    'one within a tolerance of one’s own',
    ['1.4e-03', 'NaN'],
    { residuals: 'tolerance', residualTolerance: 0.5 },
    undefined,
  ],
  ['a number where there was none', ['1.00e-03', '1'], { residuals: 'tolerance' }, true],
  ['a missing residual', ['1.00e-03', null], { residuals: 'tolerance' }, true],
  ['another count', ['1.00e-03'], { residuals: 'tolerance' }, true],
  ['anything, where nothing is compared', ['7'], { residuals: 'off' }, undefined],
] as const)('%s is valid and flagged where it should be', (_, residuals, how, flagged) => {
  const check = compareResiduals(report(...residuals), baseline, how);
  expect([check.verdict, check.flagged]).toEqual(['valid', flagged]);
});
