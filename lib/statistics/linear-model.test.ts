import { expect, it } from 'vitest';
import { type LinearModel, linearModel } from './linear-model.ts';
import { expectClose, golden } from './test-golden.ts';

interface Case extends Omit<LinearModel, 'coefficients' | 'typeII'> {
  data: Record<string, string | number>[];
  levels: Record<string, string[]>;
  coefficients: { name: string; aliased?: true; low: number; high: number }[];
  typeII: LinearModel['typeII'] | null;
}
const cases = golden<Case[]>('models');

function modelOf({ data, levels, terms }: Case) {
  const factors = Object.fromEntries(
    Object.entries(levels).map(([name, own]) => [
      name,
      { levels: own, values: data.map((row) => String(row[name])) },
    ]),
  );
  return linearModel(
    data.map((row) => Number(row['y'])),
    factors,
    terms,
  );
}

it.each(cases.map((golden, i) => ({ i, golden })))(
  'fits model $i as lm and anova do',
  ({ golden: { ...expected } }) => {
    const model = modelOf(expected) as LinearModel;
    const { residualDf, residualSd, rSquared, sequential } = expected;
    expectClose(model, { residualDf, residualSd, rSquared });
    expectClose(
      model.sequential.filter(({ df }) => df > 0),
      sequential,
    );
    const [known, aliased] = [
      expected.coefficients.filter((c) => !c.aliased),
      expected.coefficients.filter((c) => c.aliased),
    ];
    expectClose(
      model.coefficients,
      known.map(({ low, high, ...rest }) => ({ ...rest, ci95: { low, high } })),
    );
    expect(model.coefficients).toHaveLength(known.length);
    expect(model.aliased).toEqual(aliased.map(({ name }) => name));
  },
);

it('has the type II table of car::Anova, where no cell is missing', () => {
  const whole = cases.filter(({ typeII }) => typeII !== null);
  expect(whole.length).toBeGreaterThan(3);
  for (const golden of whole) expectClose((modelOf(golden) as LinearModel).typeII, golden.typeII);
});

it('refuses a factor of one level, no noise, and more coefficients than trials', () => {
  const of = (...values: string[]) => ({ levels: [...new Set(values)], values });
  const factors = { a: of('p', 'p', 'q', 'q'), b: of('u', 'u', 'u', 'u') };
  expect(linearModel([1, 2, 3, 4], factors, ['a', 'b'])).toEqual({ refused: 'b has fewer than two levels' });
  expect(linearModel([1, 1, 3, 3], factors, ['a'])).toHaveProperty('refused');
  expect(linearModel([1, 2], { a: of('p', 'q') }, ['a'])).toHaveProperty('refused');
});
