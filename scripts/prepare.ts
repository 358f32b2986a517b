import { openDatabase } from '#lib/store/client';
import { importThesis } from '#lib/store/import-thesis';
import { ensureDatabase, type RunningDatabase } from './database.ts';
import { migrate } from './migrate.ts';

/** A running, migrated database with the thesis data in it; sets DATABASE_URL for this process and its children. */
export async function prepareDatabase(checkout: string): Promise<RunningDatabase> {
  const database = await ensureDatabase(checkout);
  await migrate(database.url, checkout);
  process.env['DATABASE_URL'] = database.url;
  const db = openDatabase(database.url);
  try {
    await importThesis(db);
  } finally {
    await db.$disconnect();
  }
  return database;
}
