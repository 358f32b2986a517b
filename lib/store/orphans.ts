import { z } from 'zod';
import { Orphan } from '#lib/domain/orphan';
import { TrialState } from '#lib/domain/words';
import { announce } from './changes.ts';
import type { Db } from './client.ts';
import { storable } from './storable.ts';

/** What was found on a cluster's machines when they were last looked at; null before that. */
export interface FoundOrphans {
  readonly orphans: readonly Orphan[];
  readonly at: Date;
}

/** Replaces what was found before. */
export async function keepOrphans(db: Db, clusterId: string, orphans: readonly Orphan[]): Promise<void> {
  await db.cluster.update({
    where: { id: clusterId },
    data: { orphans: storable([...orphans]), orphansAt: new Date() },
  });
  await announce(db, 'cluster', clusterId);
}

export async function foundOrphans(db: Db, clusterId: string): Promise<FoundOrphans | null> {
  const { orphans, orphansAt } = await db.cluster.findUniqueOrThrow({
    where: { id: clusterId },
    select: { orphans: true, orphansAt: true },
  });
  return orphansAt && { orphans: z.array(Orphan).parse(orphans), at: orphansAt };
}

/** How trials stand that this installation knows; the others are somebody else's, or of a database that is gone. */
export async function knownTrials(
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { readonly state: TrialState; readonly slug: string }>> {
  const rows = await db.trial.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, state: true, study: { select: { slug: true } } },
  });
  return new Map(rows.map(({ id, state, study }) => [id, { state: TrialState.parse(state), ...study }]));
}
