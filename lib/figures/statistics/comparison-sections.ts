import type { StudyAnalysis } from '#lib/analysis/analyse';
import { formatNumber } from '../format.ts';
import { reasonsOf, type StatSection, type StatTable, show } from './section.ts';
import { numberText, percentText, pText, ratioText, shareText, withInterval } from './texts.ts';

type Family = StudyAnalysis['families'][number];

/** What migrations cost, in three forms that are never mixed. */
export function overheadSection(overheads: StudyAnalysis['overheads']): StatSection {
  return {
    id: 'overhead',
    title: 'What migrations cost',
    exploratory: false,
    words: [
      'Against application only: (with − application) ÷ application. Against application + migrations (the thesis’ form): (with − sum) ÷ sum, where the sum is application plus migrations only. Exposed share: (with − application) ÷ migrations only.',
      'Intervals by Fieller with a variance for each part. Dunnett’s p holds for all cells that share one application-only control; the last column gives each cell a variance of its own.',
      ...reasonsOf(
        'Against application only is',
        overheads.map((row) => row.againstApplication),
      ),
      ...reasonsOf(
        'Exposed share is',
        overheads.map((row) => row.exposedShare),
      ),
    ],
    tables: [
      {
        caption: 'Overhead with its 95 % interval',
        columns: [
          'cell',
          'against application only',
          'against application + migrations',
          'exposed share',
          'Dunnett’s p',
          'p, own variances',
        ],
        rows: overheads.map((row) => [
          row.cell.label,
          show(row.againstApplication, shareText),
          show(row.againstApplicationAndMigrations, shareText),
          show(row.exposedShare, shareText),
          show(row.dunnett, ({ p }) => pText(p)),
          show(row.dunnettUnequal, ({ p }) => pText(p)),
        ]),
      },
    ],
  };
}

/** A family: its p-values are corrected together, whatever a filter shows. */
export function familySection(family: Family, i: number): StatSection {
  const { comparisons, tests, alpha, correction } = family;
  const significant = comparisons.filter((one) => one.significant).length;
  const name = correction === 'holm' ? 'Holm’s' : 'Benjamini’s and Hochberg’s';
  return {
    id: `family-${i + 1}`,
    title: family.name,
    exploratory: family.exploratory,
    words: [
      `${tests} tests in this family; ${significant} have a p of at most ${alpha} by ${name} correction over all of them.`,
      ...reasonsOf(
        'Welch’s test is',
        comparisons.map((one) => one.welch),
      ),
      ...reasonsOf(
        'Mann–Whitney’s test is',
        comparisons.map((one) => one.mannWhitney),
      ),
    ],
    tables: [comparisonTable(family), pairedTable(family)].filter(({ rows }) => rows.length > 0),
  };
}

const comparisonTable = ({ comparisons }: Family): StatTable => ({
  caption: 'a against b: difference a − b and ratio a ÷ b with 95 % intervals',
  columns: [
    'a',
    'b',
    'n',
    'difference (s)',
    'p',
    'p (Holm)',
    'p (BH)',
    'ratio',
    'Hedges’ g',
    'Hodges–Lehmann (s)',
    'Mann–Whitney p',
    'without exclusions',
  ],
  rows: comparisons.map((one) => [
    one.a.label,
    one.b.label,
    one.n.join(', '),
    show(one.welch, ({ difference, ci95 }) => withInterval(difference, ci95)),
    show(one.welch, ({ p }) => pText(p)),
    pText(one.holm),
    pText(one.benjaminiHochberg),
    show(one.ratio, ratioText),
    show(one.hedges, ({ g, ci95 }) => withInterval(g, ci95)),
    show(one.hodgesLehmann, ({ shift }) => numberText(shift)),
    show(one.mannWhitney, ({ p, exact }) => `${pText(p)}${exact ? '' : ' (normal)'}`),
    one.withoutExclusions === null ? 'nothing excluded' : show(one.withoutExclusions, ({ p }) => pText(p)),
  ]),
});

const pairedTable = ({ pairedOverVms }: Family): StatTable => ({
  caption: 'Paired over numbers of VMs: differences of cell means',
  columns: ['a', 'b', 'pairs', 'a is less in', 'difference (s)', 'p'],
  rows: pairedOverVms.map(({ a, b, vms, aSmaller, test }) => [
    a,
    b,
    String(vms.length),
    `${aSmaller} (${percentText(aSmaller / vms.length)})`,
    show(test, ({ difference, ci95 }) => withInterval(difference, ci95)),
    show(test, ({ p }) => pText(p)),
  ]),
});

export function factorSection(tests: StudyAnalysis['factorTests']): StatSection {
  return {
    id: 'factors',
    title: 'Several cells at once',
    exploratory: true,
    words: ['One-way and Welch’s analysis of variance, and Kruskal’s and Wallis’ test on ranks.'],
    tables: [
      {
        caption: 'Cells that differ in one factor',
        columns: ['of', 'factor', 'levels', 'one-way F', 'p', 'Welch’s F', 'p', 'Kruskal–Wallis', 'p'],
        rows: tests.map(({ of, factor, levels, oneWay, welch, kruskalWallis }) => [
          of,
          factor === 'vms' ? 'VMs' : 'at once',
          levels.join(', '),
          ...[oneWay, welch, kruskalWallis].flatMap((test) => [
            show(test, ({ statistic }) => formatNumber(statistic, 2)),
            show(test, ({ p }) => pText(p)),
          ]),
        ]),
      },
    ],
  };
}
