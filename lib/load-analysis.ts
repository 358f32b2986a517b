import { analyseStudy, type StudyAnalysis } from '#lib/analysis/analyse';
import { cellsOf } from '#lib/analysis/cell';
import { type PlannerWish, plansOf } from '#lib/analysis/planner';
import { knownStudy } from '#lib/known-study';
import type { Db } from '#lib/store/client';
import { readDeclaredAnalysis } from '#lib/store/stopping';
import { derive, loadStudyData } from '#lib/study-data';

export interface LoadedAnalysis {
  readonly analysis: StudyAnalysis;
  /** Why the stopping rule spared trials; null where it did not. */
  readonly stoppedBecause: string | null;
}

/**
 * The analysis of a study as it stands, its planner for other effects than the usual ones if they are given.
 * @throws LabError `not-found`, naming the studies there are
 */
export async function loadAnalysis(
  db: Db,
  slug: string,
  wish: PlannerWish | null = null,
): Promise<LoadedAnalysis> {
  const data = (await loadStudyData(db, slug)) ?? { study: await knownStudy(db, slug), samples: [] };
  const { plan, stoppedBecause } = await readDeclaredAnalysis(db, slug);
  // Seconds of work for a study like the thesis: once for each version of the data.
  const analysis = derive(data.samples, 'analysis', () => analyseStudy(data.study, data.samples, plan));
  if (!wish) return { analysis, stoppedBecause };
  const planner = plansOf(cellsOf(data.study, data.samples), analysis.plan.alpha, wish);
  return { analysis: { ...analysis, planner }, stoppedBecause };
}
