import type { Interval } from './describe.ts';
import { designColumns, type Factors, type TermColumns } from './design-matrix.ts';
import { fUpper, tTwoSided } from './distributions.ts';
import { tInterval } from './interval.ts';
import { type Fit, leastSquares } from './least-squares.ts';
import { type Answer, refuse } from './refusal.ts';
import { exactSum } from './sum.ts';

/** One line of an analysis of variance. */
interface TermTest {
  readonly term: string;
  readonly df: number;
  readonly sumOfSquares: number;
  readonly f: number;
  readonly p: number;
}

interface Coefficient {
  readonly name: string;
  readonly estimate: number;
  readonly se: number;
  readonly ci95: Interval;
  readonly t: number;
  readonly p: number;
}

export interface LinearModel {
  readonly terms: readonly string[];
  readonly residualDf: number;
  readonly residualSd: number;
  readonly rSquared: number;
  readonly coefficients: readonly Coefficient[];
  /** Columns without a coefficient of their own, because cells are missing. */
  readonly aliased: readonly string[];
  /** Each term after those before it. R: `anova(lm(…))`. */
  readonly sequential: readonly TermTest[];
  /** Each term after all that do not contain it. R: `car::Anova(lm(…), type = 2)`. */
  readonly typeII: readonly TermTest[];
}

/** A fit takes that many multiplications, some thirty times: seconds. */
const MOST_PRODUCTS = 20_000_000;

/**
 * A linear model of factors with treatment contrasts, by least squares. R: `lm(y ~ …)`.
 * @param terms main effects before their interactions, such as `block`, `fabric`, `vms`, `fabric:vms`
 */
export function linearModel(
  y: readonly number[],
  factors: Factors,
  terms: readonly string[],
): Answer<LinearModel> {
  const single = terms.find((term) => !term.includes(':') && (factors[term]?.levels.length ?? 0) < 2);
  if (single) return refuse(`${single} has fewer than two levels`);
  const design = designColumns(factors, terms);
  const columns = design.reduce((sum, term) => sum + term.columns.length, 1);
  if (y.length * columns ** 2 > MOST_PRODUCTS)
    return refuse(
      `${columns} coefficients on ${y.length} trials are too many to fit here: fit them in R from the exported trials`,
    );
  const full = fitTerms(y, design);
  const residualDf = y.length - full.rank;
  if (residualDf < 1)
    return refuse('as many coefficients as trials: nothing is left to measure the noise by');
  const variance = full.residualSquares / residualDf;
  const mean = exactSum(y) / y.length;
  const total = exactSum(y.map((value) => (value - mean) ** 2));
  if (variance <= 1e-24 * total || total === 0) return refuse('the model leaves no noise to compare with');
  const test = (term: string, df: number, sumOfSquares: number): TermTest => {
    const f = df === 0 ? 0 : sumOfSquares / df / variance;
    return { term, df, sumOfSquares, f, p: df === 0 ? 1 : fUpper(f, df, residualDf) };
  };
  const names = ['(Intercept)', ...design.flatMap(({ columns }) => columns.map(({ name }) => name))];
  return {
    terms,
    residualDf,
    residualSd: Math.sqrt(variance),
    rSquared: 1 - full.residualSquares / total,
    coefficients: names.flatMap((name, i) => {
      const known = full.coefficients[i];
      if (!known) return [];
      const se = Math.sqrt(variance * known.varianceFactor);
      const t = known.estimate / se;
      const ci95 = tInterval(known.estimate, se, residualDf);
      return [{ name, estimate: known.estimate, se, ci95, t, p: tTwoSided(t, residualDf) }];
    }),
    aliased: names.filter((_, i) => full.coefficients[i] === null),
    sequential: design.map(({ term, columns: own }, i) => {
      const from = 1 + design.slice(0, i).reduce((sum, earlier) => sum + earlier.columns.length, 0);
      const places = own.map((_, k) => from + k).filter((place) => full.coefficients[place] !== null);
      return test(term, places.length, exactSum(places.map((place) => full.explained[place] as number)));
    }),
    typeII: design.map((own) => {
      const others = design.filter((other) => other !== own && !contains(other.term, own.term));
      const [smaller, larger] = [fitTerms(y, others), fitTerms(y, [...others, own])];
      return test(own.term, larger.rank - smaller.rank, smaller.residualSquares - larger.residualSquares);
    }),
  };
}

function fitTerms(y: readonly number[], design: readonly TermColumns[]): Fit {
  const ones = y.map(() => 1);
  return leastSquares([ones, ...design.flatMap(({ columns }) => columns.map(({ values }) => values))], y);
}

function contains(term: string, part: string): boolean {
  const factors = term.split(':');
  return part.split(':').every((factor) => factors.includes(factor));
}
