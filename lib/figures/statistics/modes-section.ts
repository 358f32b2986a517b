import type { StudyAnalysis } from '#lib/analysis/analyse';
import { isRefused } from '#lib/statistics/refusal';
import { count, formatNumber } from '../format.ts';
import { reasonsOf, type StatSection, show } from './section.ts';
import { numberText, pText } from './texts.ts';

type Families = StudyAnalysis['modes'];

/** Before any mean: a mean of two groups describes no trial. */
export function modesSection(modes: Families): StatSection {
  const separate = modes.filter((family) => !isRefused(family.modes) && family.modes.separate);
  return {
    id: 'modes',
    title: 'Groups of trials',
    exploratory: false,
    words: [
      separate.length > 0
        ? `${separate.length} of ${modes.length} families fall into separate groups: a mean over them describes none of their trials.`
        : `None of ${modes.length} families falls into separate groups.`,
      'Hartigan’s dip test at 5 % for each family; its false alarms are at most 5 %, for any distribution with one peak. Holm’s p counts all families together.',
      ...reasonsOf(
        'The test is',
        modes.map((family) => family.modes),
      ),
    ],
    tables: [
      {
        caption: 'Families of trials, seconds over the application alone',
        columns: ['family', 'n', 'dip', 'p', 'p (Holm)', 'groups'],
        rows: modes.map(({ of, modes: found, holm }) => [
          of,
          show(found, ({ n }) => String(n)),
          show(found, ({ dip }) => formatNumber(dip, 4)),
          show(found, ({ p }) => pText(p)),
          pText(holm),
          show(found, groupsText),
        ]),
      },
    ],
  };
}

/** What every section of means has to say first; nothing where no family falls into groups. */
export function warningOf(modes: Families): string[] {
  const separate = modes.filter(({ modes: found }) => !isRefused(found) && found.separate);
  const widest = separate.filter(
    ({ cellIds }) =>
      !separate.some((other) => other.cellIds.length > cellIds.length && holds(other.cellIds, cellIds)),
  );
  if (widest.length === 0) return [];
  const names = widest.map(({ of }) => of).join('; ');
  return [`Mind the groups: trials of ${names} fall apart, so that means over them describe none.`];
}

const holds = (all: readonly string[], some: readonly string[]) => some.every((id) => all.includes(id));

function groupsText({ separate, groups }: Exclude<Families[number]['modes'], { refused: string }>): string {
  if (!separate) return 'one';
  return groups
    .map(
      ({ name, count: n, low, high }) =>
        `${name}: ${count(n, 'trial')}, ${low === high ? '' : `${numberText(low)} to `}${numberText(high)} s`,
    )
    .join('; ');
}
