import { csvLine } from '#lib/domain/csv';
import { TIDY_COLUMNS, type TidyRow } from '#lib/domain/tidy';

const NAMES = TIDY_COLUMNS.map((column) => column.name);

/** The table as CSV text, page by page: a header, then one line a trial. */
export async function* tidyCsv(pages: AsyncIterable<readonly TidyRow[]>): AsyncGenerator<string> {
  yield `${csvLine(NAMES)}\n`;
  for await (const rows of pages)
    yield rows.map((row) => `${csvLine(TIDY_COLUMNS.map(({ value }) => value(row)))}\n`).join('');
}

/** The same table as a JSON array of objects with the same names. */
export async function* tidyJson(pages: AsyncIterable<readonly TidyRow[]>): AsyncGenerator<string> {
  let before = '[\n';
  for await (const rows of pages)
    for (const row of rows) {
      yield `${before}${JSON.stringify(Object.fromEntries(TIDY_COLUMNS.map(({ name, value }) => [name, value(row)])))}`;
      before = ',\n';
    }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}

/** The data dictionary in the words of CSV on the Web (W3C, 2015): what each column means, its type and unit. */
export function tidyDictionary(url: string): string {
  const columns = TIDY_COLUMNS.map(({ name, datatype, description, optional, unit }) => ({
    name,
    titles: name,
    datatype,
    required: !optional,
    'dc:description': description,
    ...(unit && { 'schema:unitText': unit }),
  }));
  const dictionary = {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
    url,
    dialect: { header: true, delimiter: ',', quoteChar: '"', doubleQuote: true, encoding: 'utf-8' },
    'rdfs:comment':
      'A text that a spreadsheet would run as a formula has an apostrophe before it; numbers never have one.',
    tableSchema: { columns, primaryKey: 'trial' },
  };
  return `${JSON.stringify(dictionary, null, 2)}\n`;
}
