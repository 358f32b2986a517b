/** What a cell of a table may hold; null is an empty one. */
export type CsvValue = string | number | boolean | null;

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
/** Spreadsheets run a cell that begins so, in wide forms too; a number that begins so is only a number. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** A line for each row, as RFC 4180 has it, with a line for the names of the columns. */
export function toCsv(columns: readonly string[], rows: Iterable<readonly CsvValue[]>): string {
  let text = csvLine(columns);
  for (const row of rows) text += csvLine(row);
  return text;
}

/** One row with its end of line. */
export const csvLine = (cells: readonly CsvValue[]) => `${cells.map(csvCell).join(',')}\r\n`;

/** A cell that no spreadsheet takes for a formula: it then begins with an apostrophe. Numbers keep all their digits. */
function csvCell(value: CsvValue): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const text = FORMULA.test(value) && !NUMBER.test(value) ? `'${value}` : value;
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
