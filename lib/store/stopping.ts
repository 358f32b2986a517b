import { z } from 'zod';
import { AnalysisPlan } from '#lib/domain/analysis-plan';
import { LabError } from '#lib/domain/errors';
import { Provenance } from '#lib/domain/words';
import { announce } from './changes.ts';
import type { Db } from './client.ts';

/** What a study declared before its first trial; both null for studies that declared nothing (imported ones). */
export interface DeclaredAnalysis {
  readonly plan: AnalysisPlan | null;
  /** Why its stopping rule spared trials. */
  readonly stoppedBecause: string | null;
}

/** What another lab wrote and this one cannot read is no declaration: the analysis is then exploratory. */
const Declaring = z
  .object({ analysis: AnalysisPlan.optional().catch(undefined) })
  .catch({ analysis: undefined });

/** @throws LabError `not-found` */
export async function readDeclaredAnalysis(db: Db, slug: string): Promise<DeclaredAnalysis> {
  const study = await db.study.findUnique({ where: { slug }, select: { spec: true, stoppedBecause: true } });
  if (!study) throw new LabError('not-found', `There is no study ${slug}.`);
  return { plan: Declaring.parse(study.spec).analysis ?? null, stoppedBecause: study.stoppedBecause };
}

/** A study that stands between two blocks and whose rule may stop it there. */
export interface BlockEnd {
  readonly studyId: string;
  readonly slug: string;
  readonly provenance: Provenance;
  readonly plan: AnalysisPlan;
}

/** Open studies of a cluster that stop by interval, with a block behind them and none begun. */
export async function studiesBetweenBlocks(db: Db, clusterId: string): Promise<BlockEnd[]> {
  const open = await db.study.findMany({
    where: {
      clusterId,
      state: { in: ['queued', 'running'] },
      cancelRequestedAt: null,
      spec: { path: ['analysis', 'stopping', 'kind'], equals: 'interval' },
    },
    select: { id: true, slug: true, provenance: true, spec: true },
  });
  const ends = await Promise.all(
    open.map(async ({ id: studyId, slug, provenance, spec }) => {
      const next = await db.trial.findFirst({
        where: { studyId, state: { in: ['planned', 'running'] } },
        orderBy: { position: 'asc' },
      });
      if (!next || next.block === 1) return [];
      const begun = await db.trial.count({
        where: { studyId, block: next.block, state: { not: 'planned' } },
      });
      const plan = Declaring.parse(spec).analysis;
      return begun > 0 || !plan ? [] : [{ studyId, slug, provenance: Provenance.parse(provenance), plan }];
    }),
  );
  return ends.flat();
}

/**
 * Spares what is still planned of a study, and keeps the reason, as long as `token` holds its cluster.
 * Returns how many trials were spared; 0 where the cluster or the study went elsewhere.
 */
export async function spareTrials(db: Db, studyId: string, token: number, reason: string): Promise<number> {
  return db.$transaction(async (tx) => {
    const stopped = await tx.study.updateMany({
      where: {
        id: studyId,
        state: { in: ['queued', 'running'] },
        cancelRequestedAt: null,
        stoppedBecause: null,
        cluster: { lease: { token } },
      },
      data: { stoppedBecause: reason },
    });
    if (stopped.count === 0) return 0;
    const { count } = await tx.trial.updateMany({
      where: { studyId, state: 'planned' },
      data: { state: 'spared', finishedAt: new Date() },
    });
    await announce(tx, 'study', studyId);
    return count;
  });
}
