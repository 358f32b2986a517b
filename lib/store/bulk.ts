import pg from 'pg';

type ColumnType = 'text' | 'int4' | 'float8' | 'jsonb' | 'timestamptz';
export type Columns = Readonly<Record<string, ColumnType>>;

/** Everything in one transaction on a connection of its own: what fails leaves nothing behind. */
export async function inTransaction<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  } finally {
    await client.end();
  }
}

/** Many rows in one statement, a column each as an array: a hundred thousand take seconds, not minutes. */
export async function insertRows(
  client: pg.Client,
  table: string,
  columns: Columns,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  const names = Object.keys(columns);
  const arrays = names.map((name, i) => `$${i + 1}::${columns[name]}[]`);
  await client.query(
    `INSERT INTO "${table}" (${names.map((name) => `"${name}"`).join(', ')}) SELECT * FROM unnest(${arrays.join(', ')})`,
    names.map((name) => rows.map((row) => sendable(row[name], columns[name]))),
  );
}

const sendable = (value: unknown, type: ColumnType | undefined) =>
  type === 'jsonb' && value !== null ? JSON.stringify(value) : (value ?? null);
