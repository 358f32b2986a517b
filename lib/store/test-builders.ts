import { randomUUID } from 'node:crypto';
import { expandStudy } from '#lib/domain/expand';
import type { StudySpec } from '#lib/domain/study';
import { aCluster, aStudy, easyFacts } from '#lib/domain/test-builders';
import { type Check, valid } from '#lib/domain/verdict';
import type { Db } from './client.ts';
import { type StoredCluster, saveCluster } from './clusters.ts';
import { takeLease } from './leases.ts';
import { type ClaimedTrial, claimTrial, nextTrial } from './queue.ts';
import { enqueueStudy } from './studies.ts';
import type { Judged, TrialFigures } from './verdicts.ts';

/** A cluster of its own, so that tests in one database do not meet. */
export function storedCluster(db: Db, name = `c-${randomUUID().slice(0, 8)}`): Promise<StoredCluster> {
  return saveCluster(db, { ...aCluster(), name });
}

/** Enqueues a study of aStudy's shape. Returns its slug. */
export function storedStudy(
  db: Db,
  cluster: StoredCluster,
  part: Partial<StudySpec> = {},
  requestKey: string = randomUUID(),
): Promise<string> {
  const spec = aStudy(part);
  const { trials } = expandStudy(spec, cluster.spec, easyFacts);
  return enqueueStudy(db, { spec, cluster, trials, requestKey });
}

/** Takes the lease as `owner` and claims what is next. */
export async function claimNext(
  db: Db,
  cluster: StoredCluster,
  owner = 'runner',
): Promise<ClaimedTrial | null> {
  const token = await takeLease(db, cluster.id, owner);
  const next = await nextTrial(db, cluster.id);
  return token !== null && next ? claimTrial(db, next, owner, token) : null;
}

export const noFigures: TrialFigures = {
  thesisSeconds: null,
  applicationSeconds: null,
  migrationSeconds: null,
  result: null,
};

const fine: Check = valid({ id: 'fine', label: 'Fine' }, '');
export const judged = (part: Partial<Judged> = {}): Judged => ({
  verdict: 'valid',
  checks: [fine],
  baselineId: null,
  ...part,
});
