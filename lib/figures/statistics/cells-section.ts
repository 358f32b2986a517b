import type { StudyAnalysis } from '#lib/analysis/analyse';
import { formatNumber } from '../format.ts';
import { reasonsOf, type StatSection, show } from './section.ts';
import { intervalText, numberText, percentText, pText, rateText } from './texts.ts';

/** Every cell with all that describes it. */
export function cellsSection(cells: StudyAnalysis['cells']): StatSection {
  return {
    id: 'cells',
    title: 'What each cell says',
    exploratory: false,
    words: [
      'Seconds. 95 % interval of the mean by Student’s t; quartiles by R’s type 7; MAD times 1.4826.',
      ...reasonsOf(
        'The bootstrap interval is',
        cells.map((cell) => cell.bootstrap95),
      ),
      ...reasonsOf(
        'Tukey’s fences are',
        cells.map((cell) => cell.outliers),
      ),
    ],
    tables: [
      {
        caption: 'What the trials of each cell say',
        columns: [
          'cell',
          'n',
          'mean',
          'sd',
          'se',
          '95 % interval',
          'bootstrap',
          'median',
          'quartiles',
          'MAD',
          'CV',
          'range',
          'for ± 10 %',
        ],
        rows: cells.map(({ cell, description, bootstrap95, repetitionsForTenPercent }) => {
          if ('refused' in description) return [cell.label, '0', ...Array(11).fill('–')];
          const { n, mean, sd, se, ci95, median, q1, q3, mad, cv, min, max } = description;
          return [
            cell.label,
            String(n),
            numberText(mean),
            numberText(sd),
            numberText(se),
            ci95 ? intervalText(ci95) : '–',
            show(bootstrap95, intervalText),
            numberText(median),
            intervalText({ low: q1, high: q3 }),
            numberText(mad),
            cv === null ? '–' : percentText(cv),
            intervalText({ low: min, high: max }),
            show(repetitionsForTenPercent, (needed) => `n = ${formatNumber(needed, 0)}`),
          ];
        }),
      },
    ],
  };
}

/** How trials ended, of all attempts. */
export function ratesSection({ cells, comparisons }: StudyAnalysis['rates']): StatSection {
  const stalled = cells.filter(({ stalledTrials }) => stalledTrials.length > 0);
  return {
    id: 'rates',
    title: 'Rates',
    exploratory: true,
    words: [
      'Exact 95 % intervals (Clopper and Pearson). A trial stalls when it lasts more than twice the application and the migrations one after the other.',
      'Which trials are left out depends on how they ended, so that attempts stand beside what counts.',
      ...reasonsOf(
        'Failures are',
        cells.map((cell) => cell.failed),
      ),
    ],
    tables: [
      {
        caption: 'Attempts and how they ended',
        columns: ['cell', 'attempts', 'failed', 'invalid', 'not judged', 'stalled'],
        rows: cells.map((row) => [
          row.cell.label,
          String(row.attempts),
          show(row.failed, rateText),
          show(row.invalid, rateText),
          show(row.unknown, rateText),
          show(row.stalled, rateText),
        ]),
      },
      {
        caption: 'Stalled trials',
        columns: ['cell', 'over', 'trials'],
        rows: stalled.map((row) => [
          row.cell.label,
          `${numberText(row.stallLimitSeconds)} s`,
          row.stalledTrials.join(', '),
        ]),
      },
      {
        caption: 'Rates that differ by one factor: Fisher’s exact test',
        columns: ['application', 'rate', 'a', 'b', 'p'],
        rows: comparisons.map(({ application, what, a, b, p }) => [
          application,
          what,
          `${a.label}: ${rateText(a)}`,
          `${b.label}: ${rateText(b)}`,
          pText(p),
        ]),
      },
    ].filter(({ rows }) => rows.length > 0),
  };
}
