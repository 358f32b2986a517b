import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { type Db, openDatabase } from '#lib/store/client';
import { administer, dropDatabase } from './administer.ts';

export interface TestDatabase {
  readonly db: Db;
  readonly url: string;
  drop(): Promise<void>;
}

/** A database of the test's own, copied from the migrated template; `drop` it in afterAll. */
export async function testDatabase(): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '').slice(0, 16)}`;
  await administer(inject('serverUrl'), `CREATE DATABASE "${name}" TEMPLATE "${inject('template')}"`);
  const url = new URL(inject('serverUrl'));
  url.pathname = `/${name}`;
  const db = openDatabase(url.toString());
  const drop = async () => {
    await db.$disconnect();
    await dropDatabase(inject('serverUrl'), name);
  };
  return { db, url: url.toString(), drop };
}
