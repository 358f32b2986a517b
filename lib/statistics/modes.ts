import { seededRandom } from '../domain/random.ts';
import { valleys } from './density.ts';
import { dip } from './dip.ts';
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
const SIMULATIONS = 9999;
const SEED = 1985;
/** Beyond it the null distribution of √n·dip does not change any more. */
const SIMULATED_UP_TO = 500;

/**
 * Whether values fall into separate groups: Hartigan's dip test of unimodality, p by 9,999 simulations of uniform
 * values. Skew alone raises no alarm, since every distribution with one peak, however skewed, is its null
 * hypothesis. Where it rejects, the valleys of the kernel density divide the groups.
 * R: `diptest::dip.test(x, simulate.p.value = TRUE, B = 9999)`.
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

const nulls = new Map<number, Float64Array>();

function dipP(found: number, n: number): number {
  const size = Math.min(n, SIMULATED_UP_TO);
  const simulated = nulls.get(size) ?? simulateUniform(size);
  nulls.set(size, simulated);
  const comparable = found * Math.sqrt(n / size);
  const asLarge = simulated.length - firstAtLeast(simulated, comparable);
  return (1 + asLarge) / (SIMULATIONS + 1);
}

function simulateUniform(n: number): Float64Array {
  const random = seededRandom(SEED + n);
  const values = new Float64Array(n);
  return Float64Array.from({ length: SIMULATIONS }, () => dip(values.map(() => random()).sort())).sort();
}

function firstAtLeast(sorted: Float64Array, wanted: number): number {
  const place = sorted.findIndex((value) => value >= wanted);
  return place < 0 ? sorted.length : place;
}
