import { LabError } from './domain/errors.ts';
import type { Db } from './store/client.ts';
import { listStudies, readStudy, type StudyOverview } from './store/studies-read.ts';

/** The study of a name. @throws LabError `not-found`, naming the studies that exist */
export async function knownStudy(db: Db, slug: string): Promise<StudyOverview> {
  const study = await readStudy(db, slug);
  if (study) return study;
  const known = (await listStudies(db)).map((other) => other.slug).join(', ');
  throw new LabError('not-found', `There is no study ${slug}; there are: ${known || 'none'}.`);
}
