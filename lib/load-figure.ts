import { LabError } from '#lib/domain/errors';
import type { Figure } from '#lib/figures/figure';
import { prepareFigure } from '#lib/figures/prepare';
import { figureSpecs, findFigureSpec, studyOfFigure } from '#lib/figures/specs';
import type { Db } from '#lib/store/client';
import { readSamples } from '#lib/store/samples';
import { readStudy } from '#lib/store/studies-read';

/** Where figures stand in the web app. */
const figurePath = (id: string) => `/figures/${id}`;

/**
 * The figure of an id such as `4.1`, `hpl-8` or `my-study/hpl-2`, recomputed from the trials there are now.
 * @throws LabError `not-found`, naming the figures that exist
 */
export async function loadFigure(db: Db, id: string, drawnOn: Date): Promise<Figure> {
  const slug = studyOfFigure(id);
  const study = await readStudy(db, slug);
  if (!study) throw new LabError('not-found', `There is no figure ${id}: there is no study ${slug}.`);
  const samples = await readSamples(db, slug);
  const spec = findFigureSpec(id, study, samples);
  if (spec) return prepareFigure(spec, samples, { study, address: figurePath(id), drawnOn });
  const ids = figureSpecs(study, samples).map((known) => known.id);
  const known = ids.length > 0 ? `it has ${ids.join(', ')}` : 'it has no trials yet';
  throw new LabError('not-found', `There is no figure ${id}. Study ${slug}: ${known}.`);
}

/** Every figure of a study, in its order; empty for an unknown study. */
export async function loadFigures(db: Db, slug: string, drawnOn: Date): Promise<Figure[]> {
  const study = await readStudy(db, slug);
  if (!study) return [];
  const samples = await readSamples(db, slug);
  return figureSpecs(study, samples).map((spec) =>
    prepareFigure(spec, samples, { study, address: figurePath(spec.id), drawnOn }),
  );
}
