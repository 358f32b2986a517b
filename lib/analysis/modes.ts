import { groupBy } from '../domain/group-by.ts';
import { holm } from '../statistics/adjust.ts';
import { findModes, type Mode, type Modes } from '../statistics/modes.ts';
import { type Answer, isRefused } from '../statistics/refusal.ts';
import { atOnce, type Cell, type CellFactors } from './cell.ts';
import { gainsOf } from './gains.ts';

/** A group of trials, and where they come from. */
interface TracedMode extends Mode {
  readonly byFabric: Readonly<Record<string, number>>;
  readonly byVms: Readonly<Record<string, number>>;
}

/** A family of trials that should be alike, and whether it falls into groups. */
export interface ModeFamily {
  readonly of: string;
  /** Seconds over the application alone, or seconds of one cell. */
  readonly values: 'gain' | 'seconds';
  readonly cellIds: readonly string[];
  readonly modes: Answer<Omit<Modes, 'groups'> & { readonly groups: readonly TracedMode[] }>;
  /** Corrected over all families of this list; null where it was not tested. */
  readonly holm: number | null;
}

interface Member {
  readonly seconds: number;
  readonly factors: CellFactors;
}

/** Cells with fewer trials than that are tested only together. */
const OWN_FAMILY = 8;

/**
 * Families are the trials with migrations of one line and s at once, over all VMs, together and for each fabric,
 * by their gain over the application alone; and every cell that has trials enough of its own.
 */
export function modesOf(cells: readonly Cell[]): ModeFamily[] {
  const gains = gainsOf(cells).map(({ cell, seconds }) => ({
    seconds,
    factors: cell.factors,
    line: cell.line,
  }));
  const together = groupBy(gains, ({ line, factors }) => `${line}|${factors.simultaneous}`);
  const families = [...together.values()].flatMap((own) => {
    const fabrics = groupBy(own, ({ factors }) => factors.migrationFabric);
    const parts = fabrics.size > 1 ? [...fabrics.values()] : [];
    return [own, ...parts].map((part) =>
      family('gain', nameOf(part, part !== own || fabrics.size === 1), part),
    );
  });
  const large = cells
    .filter(({ seconds }) => seconds.length >= OWN_FAMILY)
    .map(({ factors, seconds }) =>
      family(
        'seconds',
        factors.label,
        seconds.map((value) => ({ seconds: value, factors })),
      ),
    );
  return corrected([...families, ...large]);
}

function nameOf([first]: readonly Member[], withFabric: boolean): string {
  const { application, migrationFabric, simultaneous, mpiFabric } = (first as Member).factors;
  const parts = [`${application} with migrations, ${atOnce(simultaneous)}`];
  if (withFabric && migrationFabric) parts.push(migrationFabric);
  if (mpiFabric) parts.push(`MPI over ${mpiFabric}`);
  return parts.join(', ');
}

function family(values: ModeFamily['values'], of: string, members: readonly Member[]): ModeFamily {
  const found = findModes(members.map(({ seconds }) => seconds));
  const cellIds = [...new Set(members.map(({ factors }) => factors.cellId))];
  if (isRefused(found)) return { of, values, cellIds, modes: found, holm: null };
  const groups = found.groups.map((group) => {
    const own = members.filter(({ seconds }) => seconds >= group.low && seconds <= group.high);
    return {
      ...group,
      byFabric: tally(own.map(({ factors }) => factors.migrationFabric ?? 'none')),
      byVms: tally(own.map(({ factors }) => String(factors.vms ?? 'none'))),
    };
  });
  return { of, values, cellIds, modes: { ...found, groups }, holm: null };
}

function tally(words: readonly string[]): Record<string, number> {
  return Object.fromEntries([...groupBy(words, (word) => word)].map(([word, own]) => [word, own.length]));
}

function corrected(families: readonly ModeFamily[]): ModeFamily[] {
  const adjusted = holm(families.flatMap(({ modes }) => (isRefused(modes) ? [] : [modes.p])));
  let next = 0;
  return families.map((one) => (isRefused(one.modes) ? one : { ...one, holm: adjusted[next++] as number }));
}
