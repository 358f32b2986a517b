import { LabError } from '#lib/domain/errors';
import type { Sample } from '#lib/domain/sample';
import { type FigureQuery, parseFigureQuery } from '#lib/figures/address';
import type { Figure } from '#lib/figures/figure';
import { offeredOptions, resolveOptions } from '#lib/figures/offered';
import type { FigureOptions } from '#lib/figures/options';
import { prepareFigure } from '#lib/figures/prepare';
import { type FigureSpec, figureSpecs, findFigureSpec, studyOfFigure } from '#lib/figures/specs';
import type { Db } from '#lib/store/client';
import type { StudyOverview } from '#lib/store/studies-read';
import { loadStudyData, type StudyData } from '#lib/study-data';

/** A figure with what can be chosen about it. */
export interface LoadedFigure {
  readonly figure: Figure;
  readonly spec: FigureSpec;
  readonly offered: FigureOptions;
  readonly study: StudyOverview;
  /** All trials of the study, as they stood at the moment that was asked for. */
  readonly samples: readonly Sample[];
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
  const spec = findFigureSpec(id, study, samples);
  if (!spec) {
    const ids = figureSpecs(study, samples).map((known) => known.id);
    const known = ids.length > 0 ? `it has ${ids.join(', ')}` : 'it has no trials yet';
    throw new LabError('not-found', `There is no figure ${id}. Study ${slug}: ${known}.`);
  }
  const offered = offeredOptions(spec, samples, study);
  const options = resolveOptions(spec, offered, query);
  return { figure: draw(data, spec, options, origin), spec, offered, study, samples };
}

/** Every figure of a study as it is offered, in its order; empty for an unknown study. */
export async function loadFigures(db: Db, slug: string, origin = ''): Promise<Figure[]> {
  const data = await loadStudyData(db, slug);
  return data ? figuresOf(data, origin) : [];
}

/** The same for a study that was read already. */
export function figuresOf(data: StudyData, origin = ''): Figure[] {
  const { study, samples } = data;
  return figureSpecs(study, samples).map((spec) =>
    draw(data, spec, offeredOptions(spec, samples, study), origin),
  );
}

/** Figures that were drawn of exactly these trials; they go with them. */
const drawn = new WeakMap<readonly Sample[], Map<string, Figure>>();

function draw(
  { study, samples }: StudyData,
  spec: FigureSpec,
  options: FigureOptions,
  origin: string,
): Figure {
  const figures = drawn.get(samples) ?? new Map<string, Figure>();
  drawn.set(samples, figures);
  const key = JSON.stringify([spec.id, options, origin]);
  const figure = figures.get(key) ?? prepareFigure(spec, samples, options, { study, origin });
  figures.set(key, figure);
  return figure;
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
    return (await loadFigure(db, id, parseFigureQuery(Object.fromEntries(searchParams)))).figure;
  } catch (error) {
    if (error instanceof LabError) return null;
    throw error;
  }
}
