import { type Interval, meanAndSd } from './describe.ts';
import { tQuantile } from './distributions.ts';
import { LEVEL } from './interval.ts';
import { largestOfTs } from './largest-t.ts';
import { type Answer, refuse } from './refusal.ts';
import { findRoot } from './root.ts';
import { exactSum } from './sum.ts';

/** A group against the control that all groups share; p and interval hold for all of them at once. */
export interface ManyToOne {
  readonly difference: number;
  readonly ci95: Interval;
  readonly t: number;
  readonly df: number;
  readonly p: number;
}

interface Contrast {
  readonly difference: number;
  readonly se: number;
  readonly df: number;
  /** Correlation of two contrasts: the product of theirs. */
  readonly lambda: number;
}

/**
 * Dunnett's test with one variance for all groups. R: `multcomp::glht(aov(y ~ g), mcp(g = "Dunnett"))`, by exact
 * integration instead of random points.
 */
export function dunnett(
  control: readonly number[],
  groups: readonly (readonly number[])[],
): Answer<ManyToOne[]> {
  const all = [control, ...groups];
  if (groups.length === 0 || all.some((group) => group.length === 0)) return tooSmall();
  const df = exactSum(all.map((group) => group.length - 1));
  if (df < 1) return tooSmall();
  const squares = exactSum(
    all.map((group) => (group.length > 1 ? (meanAndSd(group).sd as number) ** 2 * (group.length - 1) : 0)),
  );
  if (squares === 0) return noNoise();
  const n0 = control.length;
  return compare(control, groups, (group) => ({
    se: Math.sqrt((squares / df) * (1 / group.length + 1 / n0)),
    df,
    lambda: Math.sqrt(group.length / (group.length + n0)),
  }));
}

/**
 * The same with a variance for each group (Hasler and Hothorn, 2008): Welch's df for each contrast and the
 * correlation that the variances give. R: `SimComp::SimTestDiff(type = "Dunnett", covar.equal = FALSE)`.
 */
export function dunnettUnequal(
  control: readonly number[],
  groups: readonly (readonly number[])[],
): Answer<ManyToOne[]> {
  if (groups.length === 0 || [control, ...groups].some((group) => group.length < 2)) return tooSmall();
  const varianceOf = (values: readonly number[]) => (meanAndSd(values).sd as number) ** 2 / values.length;
  const v0 = varianceOf(control);
  if (groups.some((group) => varianceOf(group) + v0 === 0)) return noNoise();
  return compare(control, groups, (group) => {
    const v = varianceOf(group);
    return {
      se: Math.sqrt(v + v0),
      df: (v + v0) ** 2 / (v ** 2 / (group.length - 1) + v0 ** 2 / (control.length - 1)),
      lambda: Math.sqrt(v0 / (v + v0)),
    };
  });
}

function compare(
  control: readonly number[],
  groups: readonly (readonly number[])[],
  rest: (group: readonly number[]) => Omit<Contrast, 'difference'>,
): ManyToOne[] {
  const base = meanAndSd(control).mean;
  const contrasts = groups.map((group) => ({ difference: meanAndSd(group).mean - base, ...rest(group) }));
  const beyond = largestOfTs(
    contrasts.map(({ lambda }) => lambda),
    Math.max(...contrasts.map(({ df }) => df)),
  );
  const limits = new Map<number, number>();
  return contrasts.map(({ difference, se, df }) => {
    const limit = limits.get(df) ?? criticalT(beyond, groups.length, df);
    limits.set(df, limit);
    const t = difference / se;
    const ci95 = { low: difference - limit * se, high: difference + limit * se };
    return { difference, ci95, t, df, p: beyond(Math.abs(t), df) };
  });
}

/** Between Student's limit for one contrast and Bonferroni's for all. */
function criticalT(beyond: (limit: number, df: number) => number, groups: number, df: number): number {
  const tail = (1 - LEVEL) / 2;
  const one = tQuantile(1 - tail, df);
  if (groups === 1) return one;
  // Nearly a straight line in logarithms, so that the step after one of 1e-7 is exact.
  const above = (logLimit: number) => Math.log(beyond(Math.exp(logLimit), df) / (1 - LEVEL));
  const most = tQuantile(1 - tail / groups, df);
  return Math.exp(findRoot(above, Math.log(one) - 1e-6, Math.log(most) + 1e-6, 1e-7));
}

const tooSmall = () => refuse('Dunnett’s test needs a control and groups of two repetitions or more');
const noNoise = () => refuse('all values are equal: there is no noise to compare with');
