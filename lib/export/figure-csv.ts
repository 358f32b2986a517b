import { type CsvValue, csvLine } from '#lib/domain/csv';
import type { Figure } from '#lib/figures/figure';

const COLUMNS = ['panel', 'series', 'group', 'statistic', 'value', 'low', 'high', 'n', 'note'] as const;

/**
 * What is drawn, tidy: a line for each value with the ends of its error bar, and a line `trial` for each single one
 * behind it. Full precision, in the unit of the figure's axis.
 */
export function figureToCsv({ rows }: Figure): string {
  const lines = rows.flatMap((row): CsvValue[][] => {
    const place = [row.panel, row.series, row.group];
    const summary = [...place, row.statistic, row.value, row.low, row.high, row.n, row.note];
    if (row.statistic === 'trial') return [summary];
    return [summary, ...row.values.map((value) => [...place, 'trial', value, null, null, 1, null])];
  });
  return [COLUMNS, ...lines].map((line) => `${csvLine(line)}\r\n`).join('');
}
