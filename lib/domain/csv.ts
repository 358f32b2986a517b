/** What a spreadsheet would run as a formula when a cell begins with it; the wide forms count too. */
const FORMULA_START = /^'*[=+\-@\t\r\n＝＋－＠]/;
const ESCAPED_FORMULA = /^'+[=+\-@\t\r\n＝＋－＠]/;
const PLAIN_NUMBER = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i;

export type CsvValue = string | number | boolean | null;

/** One line without its end. Numbers stay numbers, nothing is an empty cell, and no text runs in a spreadsheet. */
export function csvLine(values: readonly CsvValue[]): string {
  return values.map(csvCell).join(',');
}

function csvCell(value: CsvValue): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const safe = FORMULA_START.test(value) && !PLAIN_NUMBER.test(value) ? `'${value}` : value;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The text that `csvLine` was given: one apostrophe less before what would be a formula. */
export function unescapeFormula(cell: string): string {
  return ESCAPED_FORMULA.test(cell) ? cell.slice(1) : cell;
}
