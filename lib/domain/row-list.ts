import { LabError } from './errors.ts';
import { expandHostList } from './host-list.ts';

/** How one text fills a column of new rows: `names` decide how many there are, the others follow. */
export interface ColumnWish {
  readonly key: string;
  readonly label: string;
  /** `address`: one for each, or the first one, which is counted up. `cycle`: repeated from the beginning. */
  readonly fill: 'names' | 'address' | 'cycle';
}

/**
 * Rows of a table from host lists, one text a column: `node[01-04]` and `192.168.0.1` are four rows with four addresses.
 * @throws LabError `bad-input`
 */
export function rowsFromLists(
  columns: readonly ColumnWish[],
  texts: Readonly<Record<string, string>>,
): Record<string, string>[] {
  const names = columns.filter(({ fill }) => fill === 'names');
  const rows = Math.max(0, ...names.map(({ key }) => expandHostList(texts[key] ?? '').length));
  if (rows === 0) throw new LabError('bad-input', `Give ${names[0]?.label ?? 'names'}, such as node[01-04].`);
  const filled = columns.map((column) => ({
    column,
    values: valuesOf(column, texts[column.key] ?? '', rows),
  }));
  return Array.from({ length: rows }, (_, i) =>
    Object.fromEntries(filled.map(({ column, values }) => [column.key, values[i] ?? ''])),
  );
}

function valuesOf({ label, fill }: ColumnWish, text: string, rows: number): string[] {
  const values = expandHostList(text);
  if (values.length === rows) return values;
  if (values.length === 0) return Array.from({ length: rows }, () => '');
  if (fill === 'cycle') return Array.from({ length: rows }, (_, i) => values[i % values.length] ?? '');
  if (fill === 'address' && values.length === 1) return countUp(values[0] ?? '', rows);
  throw new LabError('bad-input', `${label}: ${values.length} for ${rows} rows.`);
}

/** IPv4 addresses from the first one on. */
function countUp(first: string, rows: number): string[] {
  const [, net = '', last = ''] = /^(\d{1,3}\.\d{1,3}\.\d{1,3}\.)(\d{1,3})$/.exec(first) ?? [];
  if (net === '')
    throw new LabError(
      'bad-input',
      `${first} cannot be counted up: give one for each, such as ${first}[1-${rows}].`,
    );
  if (Number(last) + rows - 1 > 254)
    throw new LabError('bad-input', `From ${first} on there are not ${rows} addresses in its network.`);
  return Array.from({ length: rows }, (_, i) => net + (Number(last) + i));
}
