import type { Db } from './client.ts';

/** Answers when the database does. */
export async function ping(db: Db): Promise<void> {
  await db.$queryRaw`SELECT 1`;
}
