import type { Interval } from './describe.ts';
import { fUpper } from './distributions.ts';
import { tInterval } from './interval.ts';
import { leastSquares } from './least-squares.ts';
import { type Answer, refuse } from './refusal.ts';

/** seconds = constant + work ÷ s, for s migrations at once. */
export interface ConcurrencyFit {
  readonly constant: number;
  readonly constantCi95: Interval;
  readonly work: number;
  readonly workCi95: Interval;
  readonly residualSd: number;
  readonly residualDf: number;
  readonly points: number;
  /** Whether the means lie off the curve by more than the noise of repetitions. */
  readonly lackOfFit: Answer<{ readonly f: number; readonly p: number }>;
  readonly warning: string;
}

/**
 * Least squares over single trials. R: `lm(seconds ~ I(1 / s))`, and for the lack of fit
 * `anova(fit, lm(seconds ~ factor(s)))`.
 * @param s migrations at once, for each trial
 */
export function fitConcurrency(s: readonly number[], seconds: readonly number[]): Answer<ConcurrencyFit> {
  const points = [...new Set(s)];
  if (points.length < 2) return refuse('a curve needs at least two numbers of migrations at once');
  const residualDf = seconds.length - 2;
  if (residualDf < 1) return refuse('two trials always lie on the curve');
  const ones = s.map(() => 1);
  const fit = leastSquares([ones, s.map((count) => 1 / count)], seconds);
  const variance = fit.residualSquares / residualDf;
  if (variance === 0) return refuse('the trials do not vary');
  const [constant, work] = fit.coefficients.map((known) => {
    const { estimate, varianceFactor } = known as NonNullable<typeof known>;
    return { estimate, ci95: tInterval(estimate, Math.sqrt(variance * varianceFactor), residualDf) };
  }) as [{ estimate: number; ci95: Interval }, { estimate: number; ci95: Interval }];
  return {
    constant: constant.estimate,
    constantCi95: constant.ci95,
    work: work.estimate,
    workCi95: work.ci95,
    residualSd: Math.sqrt(variance),
    residualDf,
    points: points.length,
    lackOfFit: lackOfFit(s, seconds, points, fit.residualSquares),
    warning: `Two parameters on ${points.length} points: other curves fit as well, and nothing is said beyond s = ${Math.max(...points)}.`,
  };
}

function lackOfFit(s: readonly number[], seconds: readonly number[], points: number[], squares: number) {
  if (points.length < 3) return refuse('two points always lie on the curve');
  const df2 = seconds.length - points.length;
  if (df2 < 1) return refuse('without repetitions there is no noise to compare with');
  const columns = points.map((point) => s.map((count) => (count === point ? 1 : 0)));
  const pure = leastSquares(columns, seconds).residualSquares;
  if (pure === 0) return refuse('the repetitions do not vary');
  const df1 = points.length - 2;
  const f = (squares - pure) / df1 / (pure / df2);
  return { f, p: fUpper(f, df1, df2) };
}
