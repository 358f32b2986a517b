import { analyseStudy, type StudyAnalysis } from '#lib/analysis/analyse';
import { cellsOf } from '#lib/analysis/cell';
import { type PlannerWish, plansOf } from '#lib/analysis/planner';
import { LabError } from '#lib/domain/errors';
import type { Db } from '#lib/store/client';
import { readDeclaredAnalysis } from '#lib/store/stopping';
import { listStudies } from '#lib/store/studies-read';
import { derive, loadStudyData } from '#lib/study-data';

export interface LoadedAnalysis {
  readonly analysis: StudyAnalysis;
  /** Why the stopping rule spared trials; null where it did not. */
  readonly stoppedBecause: string | null;
}

/** The analysis of a study as it stands, its planner for other effects than the usual ones if they are given. @throws LabError `not-found`, naming the studies there are */
export async function loadAnalysis(
  db: Db,
  slug: string,
  wish: PlannerWish | null = null,
): Promise<LoadedAnalysis> {
  const data = await loadStudyData(db, slug);
  if (!data) {
    const known = (await listStudies(db)).map((study) => study.slug).join(', ');
    throw new LabError('not-found', `There is no study ${slug}; there are: ${known || 'none'}.`);
  }
  const { plan, stoppedBecause } = await readDeclaredAnalysis(db, slug);
  // Seconds of work for a study like the thesis: once for each version of the data.
  const analysis = derive(data.samples, 'analysis', () => analyseStudy(data.study, data.samples, plan));
  if (!wish) return { analysis, stoppedBecause };
  const planner = plansOf(cellsOf(data.study, data.samples), analysis.plan.alpha, wish);
  return { analysis: { ...analysis, planner }, stoppedBecause };
}
