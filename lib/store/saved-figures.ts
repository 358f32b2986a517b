import { LabError } from '#lib/domain/errors';
import type { SavedFigure, SavedFigureInput } from '#lib/domain/saved-figure';
import type { Db } from './client.ts';
import { storableText } from './storable.ts';

/** The kept figures of a study, the newest first. */
export async function listSavedFigures(db: Db, slug: string): Promise<SavedFigure[]> {
  return db.savedFigure.findMany({
    where: { study: { slug } },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    select: { id: true, address: true, title: true, note: true, createdAt: true },
  });
}

/** Keeps a figure; the same address once more changes its title and note. @throws LabError `not-found` */
export async function saveFigure(db: Db, slug: string, input: SavedFigureInput): Promise<void> {
  const study = await db.study.findUnique({ where: { slug }, select: { id: true } });
  if (!study) throw new LabError('not-found', `There is no study ${slug}.`);
  const words = { title: storableText(input.title), note: storableText(input.note) };
  await db.savedFigure.upsert({
    where: { studyId_address: { studyId: study.id, address: input.address } },
    create: { studyId: study.id, address: input.address, ...words },
    update: words,
  });
}

/** Takes a figure out of the gallery; one that is gone already is no error. */
export async function removeSavedFigure(db: Db, slug: string, id: string): Promise<void> {
  await db.savedFigure.deleteMany({ where: { id, study: { slug } } });
}
