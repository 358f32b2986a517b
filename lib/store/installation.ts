import { randomUUID } from 'node:crypto';
import type { Db } from './client.ts';

/** What tells this installation from every other one that may know the same machines. Stays the same for ever. */
export async function installationId(db: Db): Promise<string> {
  await db.installation.createMany({ data: [{ id: randomUUID() }], skipDuplicates: true });
  return (await db.installation.findFirstOrThrow()).id;
}
