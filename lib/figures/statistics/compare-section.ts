import type { Cell } from '#lib/analysis/cell';
import type { Match, StudyComparison } from '#lib/analysis/compare-studies';
import { describe } from '#lib/statistics/describe';
import { isRefused } from '#lib/statistics/refusal';
import { decimalsFor, formatNumber } from '../format.ts';
import { reasonsOf, type StatSection, type StatTable, show } from './section.ts';
import { pText, ratioText, withInterval } from './texts.ts';

/** Two studies side by side, cell by cell; a and b are what they are called. */
export function compareSection(
  { matches, onlyA, onlyB }: StudyComparison,
  a: string,
  b: string,
): StatSection {
  const welch = matches.map(({ comparison }) => comparison.welch);
  const tests = welch.filter((answer) => !isRefused(answer)).length;
  const differ = matches.filter(({ settingsDiffer }) => settingsDiffer).length;
  return {
    id: 'cells',
    title: 'Cell by cell',
    exploratory: true,
    words: [
      `Cells meet by application, condition, VMs, migrations at once and the nominal speed of their fabrics. Ratios are ${b} ÷ ${a}, with Fieller’s 95 % interval. p by Welch’s test, corrected by Holm over all ${tests} tests; nobody declared them before the trials ran.`,
      ...(differ > 0
        ? [
            `* In ${differ} of ${matches.length} the applications are set up differently: another input, perhaps.`,
          ]
        : []),
      ...reasonsOf('Welch’s test is', welch),
    ],
    tables: [matchTable(matches, a, b), ...missing(onlyA, a, b), ...missing(onlyB, b, a)],
  };
}

function matchTable(matches: readonly Match[], a: string, b: string): StatTable {
  return {
    caption: 'Seconds: mean ± standard deviation (n)',
    columns: ['cell', a, b, 'ratio', 'difference (s)', 'p', 'p, corrected'],
    rows: matches.map((match) => [
      `${match.a.factors.label}${match.settingsDiffer ? ' *' : ''}`,
      secondsText(match.a),
      secondsText(match.b),
      show(match.comparison.ratio, ratioText),
      show(match.comparison.welch, ({ difference, ci95 }) => withInterval(difference, ci95)),
      show(match.comparison.welch, ({ p }) => pText(p)),
      pText(match.holm),
    ]),
  };
}

function secondsText({ seconds }: Cell): string {
  if (seconds.length === 0) return '–';
  const { mean, sd, n } = describe(seconds);
  const decimals = decimalsFor(mean);
  const spread = sd === null ? '' : ` ± ${formatNumber(sd, decimals)}`;
  return `${formatNumber(mean, decimals)}${spread} (${n})`;
}

function missing(cells: readonly Cell[], here: string, there: string): StatTable[] {
  if (cells.length === 0) return [];
  return [
    {
      caption: `In ${here}, and in ${there} not`,
      columns: ['cell', here],
      rows: cells.map((cell) => [cell.factors.label, secondsText(cell)]),
    },
  ];
}
