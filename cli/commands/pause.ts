import { stateText } from '#lib/domain/pause';
import { database } from '#lib/store/client';
import { runMissing } from '#lib/store/missing';
import { requestPause, resumeStudy } from '#lib/store/pausing';
import { studyProgress } from '#lib/store/studies';
import { type Io, only } from '../io.ts';

/** Lets no further trial of a study begin. */
export async function pause(args: string[], io: Io): Promise<number> {
  const slug = only(args, 'study');
  await requestPause(database(), slug);
  return say(slug, io);
}

/** Lets a paused study go on, and a cancelled one with what it lacks. */
export async function resume(args: string[], io: Io): Promise<number> {
  const slug = only(args, 'study');
  const { state } = await studyProgress(database(), slug);
  await (state === 'cancelled' ? runMissing : resumeStudy)(database(), slug);
  return say(slug, io);
}

async function say(slug: string, io: Io): Promise<number> {
  const now = await studyProgress(database(), slug);
  io.out(`${slug}: ${stateText(now)}; ${now.done} of ${now.total} trials are done`);
  return 0;
}
