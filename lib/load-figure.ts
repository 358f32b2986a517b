import { LabError } from '#lib/domain/errors';
import { saidOfFigure } from '#lib/export/said-of-figure';
import type { FigureQuery } from '#lib/figures/address';
import { type ChoiceGroup, prepareChoices } from '#lib/figures/choices';
import { type Edition, prepareEditions } from '#lib/figures/editions';
import type { Figure } from '#lib/figures/figure';
import { offeredOptions, offeredSeries, resolveOptions } from '#lib/figures/offered';
import type { FigureOptions } from '#lib/figures/options';
import { prepareFigure } from '#lib/figures/prepare';
import { type FigureSpec, figureSpecs, findFigureSpec, studyOfFigure } from '#lib/figures/specs';
import type { Db } from '#lib/store/client';
import type { StudyOverview } from '#lib/store/studies-read';
import { derive, loadStudyData, type StudyData } from '#lib/study-data';

/** A figure with what can be chosen about it. */
export interface LoadedFigure {
  readonly figure: Figure;
  readonly choices: readonly ChoiceGroup[];
  /** Of a figure of the thesis: as it was drawn, and corrected. */
  readonly editions: readonly Edition[];
  readonly spec: FigureSpec;
  readonly offered: FigureOptions;
  /** Its series as they are offered, in their order and under their names. */
  readonly series: readonly { readonly id: string; readonly label: string }[];
  readonly study: StudyOverview;
}

/**
 * The figure of an id such as `4.1`, `hpl-8` or `my-study/hpl-2`, recomputed from the trials.
 * @param origin of the web app, when the figure leaves it; empty for an address within
 * @throws LabError `not-found`, naming the figures that exist; `bad-input` for a view that it does not have
 */
export async function loadFigure(
  db: Db,
  id: string,
  query: FigureQuery = {},
  origin = '',
): Promise<LoadedFigure> {
  const slug = studyOfFigure(id);
  const data = await loadStudyData(db, slug, query.at ?? null);
  if (!data) throw new LabError('not-found', `There is no figure ${id}: there is no study ${slug}.`);
  const { study, samples } = data;
  const spec = findFigureSpec(id, specsOf(data));
  if (!spec) {
    const ids = specsOf(data).map((known) => known.id);
    const known = ids.length > 0 ? `it has ${ids.join(', ')}` : 'it has no trials yet';
    throw new LabError('not-found', `There is no figure ${id}. Study ${slug}: ${known}.`);
  }
  const offered = offeredOf(data, spec);
  const options = resolveOptions(spec, offered, query);
  const figure = draw(data, spec, options, origin);
  const keep = <T>(name: string, compute: () => T) =>
    derive(samples, JSON.stringify([name, id, options]), compute);
  return {
    figure,
    choices: keep('choices', () => prepareChoices(spec, samples, options, offered, study)),
    editions: keep('editions', () => prepareEditions(spec, samples, options, { study, origin })),
    spec,
    offered,
    series: keep('series', () => offeredSeries(spec, samples, options, study)),
    study,
  };
}

/** Every figure of a study as it is offered, in its order; empty for an unknown study. */
export async function loadFigures(db: Db, slug: string, origin = ''): Promise<Figure[]> {
  const data = await loadStudyData(db, slug);
  return data ? figuresOf(data, origin) : [];
}

/** The same for a study that was read already. */
export function figuresOf(data: StudyData, origin = ''): Figure[] {
  return specsOf(data).map((spec) => draw(data, spec, offeredOf(data, spec), origin));
}

const specsOf = ({ study, samples }: StudyData) =>
  derive(samples, 'specs', () => figureSpecs(study, samples));

const offeredOf = ({ study, samples }: StudyData, spec: FigureSpec) =>
  derive(samples, `offered ${spec.id}`, () => offeredOptions(spec, samples, study));

function draw(
  { study, samples }: StudyData,
  spec: FigureSpec,
  options: FigureOptions,
  origin: string,
): Figure {
  return derive(samples, JSON.stringify(['figure', spec.id, options, origin]), () =>
    prepareFigure(spec, samples, options, { study, origin }),
  );
}

/** The figure that an address draws; null where it draws none (any more). */
export async function loadFigureAt(db: Db, address: string): Promise<Figure | null> {
  const { pathname, searchParams } = new URL(address, 'http://localhost');
  const id = pathname
    .replace(/^\/figures\//, '')
    .split('/')
    .map(decodeURIComponent)
    .join('/');
  try {
    return (await loadFigure(db, id, saidOfFigure(Object.fromEntries(searchParams)).query)).figure;
  } catch (error) {
    if (error instanceof LabError) return null;
    throw error;
  }
}
