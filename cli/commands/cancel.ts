import { database } from '#lib/store/client';
import { requestCancel } from '#lib/store/studies';
import { type Io, only } from '../io.ts';

/** Asks for a study's end; the runner does the rest. */
export async function cancel(args: string[], io: Io): Promise<number> {
  const slug = only(args, 'study');
  await requestCancel(database(), slug);
  io.out(
    `${slug}: cancelling; the application is ended, a migration under way may arrive, and the VMs go home`,
  );
  return 0;
}
