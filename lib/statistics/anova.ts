import { meanAndSd } from './describe.ts';
import { chiSquareUpper, fUpper } from './distributions.ts';
import { midranks } from './ranks.ts';
import { type Answer, refuse } from './refusal.ts';
import { exactSum } from './sum.ts';

/** A test that several groups have one mean (or one distribution). */
export interface GroupTest {
  readonly statistic: number;
  /** One for χ², two for F. */
  readonly df: readonly number[];
  readonly p: number;
}

type Groups = readonly (readonly number[])[];

/** One-way analysis of variance. R: `oneway.test(y ~ g, var.equal = TRUE)`. */
export function oneWayAnova(groups: Groups): Answer<GroupTest> {
  const all = groups.flat();
  const [df1, df2] = [groups.length - 1, all.length - groups.length];
  if (df1 < 1 || df2 < 1 || groups.some((group) => group.length === 0)) return tooSmall(groups);
  const grand = meanAndSd(all).mean;
  const between = exactSum(groups.map((group) => group.length * (meanAndSd(group).mean - grand) ** 2));
  const within = exactSum(groups.map((group) => squaresOf(group)));
  if (within === 0)
    return refuse('the values within every group are equal: there is no noise to compare with');
  const statistic = between / df1 / (within / df2);
  return { statistic, df: [df1, df2], p: fUpper(statistic, df1, df2) };
}

/** Welch's analysis of variance, which does not need equal variances. R: `oneway.test(y ~ g)`. */
export function welchAnova(groups: Groups): Answer<GroupTest> {
  const k = groups.length;
  if (k < 2 || groups.some((group) => group.length < 2)) return tooSmall(groups);
  const parts = groups.map((group) => ({ n: group.length, ...meanAndSd(group) }));
  if (parts.some(({ sd }) => sd === 0))
    return refuse('the values of one group are all equal: its weight has no bound');
  const weights = parts.map(({ n, sd }) => n / (sd as number) ** 2);
  const total = exactSum(weights);
  const weight = (i: number) => weights[i] as number;
  const centre = exactSum(parts.map(({ mean }, i) => weight(i) * mean)) / total;
  const imbalance = exactSum(parts.map(({ n }, i) => (1 - weight(i) / total) ** 2 / (n - 1))) / (k ** 2 - 1);
  const between = exactSum(parts.map(({ mean }, i) => weight(i) * (mean - centre) ** 2)) / (k - 1);
  const statistic = between / (1 + 2 * (k - 2) * imbalance);
  const df2 = 1 / (3 * imbalance);
  return { statistic, df: [k - 1, df2], p: fUpper(statistic, k - 1, df2) };
}

/** Kruskal's and Wallis' test on ranks, with the correction for ties. R: `kruskal.test(y ~ g)`. */
export function kruskalWallis(groups: Groups): Answer<GroupTest> {
  const all = groups.flat();
  const n = all.length;
  if (groups.length < 2 || groups.some((group) => group.length === 0)) return tooSmall(groups);
  const { ranks, tieSizes } = midranks(all);
  if (tieSizes.length === 1) return refuse('all values are equal');
  let start = 0;
  const sums = groups.map((group) => {
    const own = ranks.slice(start, start + group.length);
    start += group.length;
    return exactSum(own) ** 2 / group.length;
  });
  const ties = exactSum(tieSizes.map((size) => size ** 3 - size));
  const statistic = ((12 * exactSum(sums)) / (n * (n + 1)) - 3 * (n + 1)) / (1 - ties / (n ** 3 - n));
  const df = groups.length - 1;
  return { statistic, df: [df], p: chiSquareUpper(statistic, df) };
}

/**
 * Friedman's test that the columns of a table do not differ, each row being ranked on its own.
 * R: `friedman.test(matrix)`.
 */
export function friedman(rows: Groups): Answer<GroupTest> {
  const n = rows.length;
  const k = rows[0]?.length ?? 0;
  if (n < 2 || k < 2) return refuse(`${n} rows of ${k} values are too few for Friedman’s test`);
  const ranked = rows.map((row) => midranks(row));
  const ties = exactSum(ranked.flatMap(({ tieSizes }) => tieSizes.map((size) => size ** 3 - size)));
  const columns = Array.from({ length: k }, (_, j) =>
    exactSum(ranked.map(({ ranks }) => ranks[j] as number)),
  );
  const spread = exactSum(columns.map((sum) => (sum - (n * (k + 1)) / 2) ** 2));
  const scale = n * k * (k + 1) - ties / (k - 1);
  if (scale === 0) return refuse('all values of every row are equal');
  const statistic = (12 * spread) / scale;
  return { statistic, df: [k - 1], p: chiSquareUpper(statistic, k - 1) };
}

function squaresOf(values: readonly number[]): number {
  const { mean } = meanAndSd(values);
  return exactSum(values.map((value) => (value - mean) ** 2));
}

const tooSmall = (groups: Groups) =>
  refuse(
    `groups of ${groups.map((group) => group.length).join(', ') || 'nothing'} are too few or too small for this test`,
  );
