import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { type Db, openDatabase } from '#lib/store/client';

async function administer(sql: string): Promise<void> {
  const url = new URL(inject('serverUrl'));
  url.pathname = '/postgres';
  const client = new pg.Client({ connectionString: url.toString() });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

export interface TestDatabase {
  readonly db: Db;
  readonly url: string;
  drop(): Promise<void>;
}

/** A database of the test's own, copied from the migrated template; `drop` it in afterAll. */
export async function testDatabase(): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '').slice(0, 16)}`;
  await administer(`CREATE DATABASE "${name}" TEMPLATE "${inject('template')}"`);
  const url = new URL(inject('serverUrl'));
  url.pathname = `/${name}`;
  const db = openDatabase(url.toString());
  const drop = async () => {
    await db.$disconnect();
    await administer(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
  };
  return { db, url: url.toString(), drop };
}
