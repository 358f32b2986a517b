import { LabError } from '#lib/domain/errors';
import { announce } from './changes.ts';
import type { Db } from './client.ts';

const MAY_PAUSE = { cancelRequestedAt: null, state: { in: ['queued', 'running'] } };

/** Asks that no further trial of a study begins; the one under way is driven to its end. Asking twice is asking once. */
export async function requestPause(db: Db, slug: string): Promise<void> {
  await setPause(db, slug, new Date());
}

/** Lets a paused study go on with its next planned trial. */
export async function resumeStudy(db: Db, slug: string): Promise<void> {
  await setPause(db, slug, null);
}

/** @throws LabError `not-found`; `conflict` for a study that has ended or is being cancelled */
async function setPause(db: Db, slug: string, to: Date | null): Promise<void> {
  const changed = await db.study.updateManyAndReturn({
    where: { slug, ...MAY_PAUSE, pauseRequestedAt: to ? null : { not: null } },
    data: { pauseRequestedAt: to },
    select: { id: true },
  });
  for (const { id } of changed) await announce(db, 'study', id);
  if (changed.length > 0) return;
  const study = await db.study.findUnique({ where: { slug }, select: { state: true } });
  if (!study) throw new LabError('not-found', `There is no study ${slug}.`);
  if (!MAY_PAUSE.state.in.includes(study.state))
    throw new LabError(
      'conflict',
      `Study ${slug} is ${study.state}: there is nothing to ${to ? 'pause' : 'resume'}.`,
    );
}
