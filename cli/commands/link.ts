import { createLinkSecret } from '#lib/store/access';
import { database } from '#lib/store/client';
import type { Io } from '../io.ts';

/** Prints a new one-time address for the browser. */
export async function link(_args: string[], io: Io): Promise<number> {
  const port = process.env['PORT'] ?? '3000';
  io.out(`http://127.0.0.1:${port}/enter?token=${await createLinkSecret(database(), new Date())}`);
  return 0;
}
