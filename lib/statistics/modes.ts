import { valleys } from './density.ts';
import { dip } from './dip.ts';
import { dipP } from './dip-null.ts';
import { ascending, median } from './quantile.ts';
import { type Answer, refuse } from './refusal.ts';

/** Values between two valleys of the density. */
export interface Mode {
  readonly name: string;
  readonly count: number;
  readonly low: number;
  readonly high: number;
  readonly median: number;
}

export interface Modes {
  readonly n: number;
  readonly dip: number;
  /** How often uniform values, the worst case with one mode, dip as much. */
  readonly p: number;
  /** p ≤ 0.05: there are separate groups. */
  readonly separate: boolean;
  /** The valleys that divide the values; none where they are not separate. */
  readonly splits: readonly number[];
  /** One for all where they are not separate. */
  readonly groups: readonly Mode[];
}

const ALPHA = 0.05;
const FEWEST = 8;
/** Fewer than that between two valleys are called lone trials, not a group. */
const GROUP = 3;

/**
 * Whether values fall into separate groups: Hartigan's dip test of unimodality, p by a table of simulated uniform
 * values. Skew alone raises no alarm, since every distribution with one peak, however skewed, is its null
 * hypothesis. Where it rejects, the valleys of the kernel density divide the groups.
 * R: `diptest::dip.test(x)`.
 */
export function findModes(values: readonly number[]): Answer<Modes> {
  const n = values.length;
  if (n < FEWEST)
    return refuse(`n = ${n} is too small to tell one group from several, which needs ${FEWEST} values`);
  const sorted = ascending(values);
  const found = dip(sorted);
  const p = dipP(found, n);
  const separate = p <= ALPHA;
  const splits = separate ? valleys(values) : [];
  return { n, dip: found, p, separate, splits, groups: groupsOf(sorted, splits) };
}

function groupsOf(sorted: readonly number[], splits: readonly number[]): Mode[] {
  const edges = [Number.NEGATIVE_INFINITY, ...splits, Number.POSITIVE_INFINITY];
  const parts = edges
    .slice(1)
    .map((to, i) => sorted.filter((value) => value > (edges[i] as number) && value <= to));
  let [groups, lone] = [0, 0];
  return parts
    .filter((part) => part.length > 0)
    .map((part) => ({
      name: part.length < GROUP ? `lone trials ${++lone}` : `group ${++groups}`,
      count: part.length,
      low: part[0] as number,
      high: part[part.length - 1] as number,
      median: median(part),
    }));
}
