import { freezePlan } from '#lib/domain/default-plan';
import { LabError } from '#lib/domain/errors';
import { type Expansion, expandStudy } from '#lib/domain/expand';
import type { StudySpec } from '#lib/domain/study';
import type { Problem } from '#lib/domain/study-problems';
import type { Db } from '#lib/store/client';
import { getCluster, type StoredCluster } from '#lib/store/clusters';
import { hostKeys } from '#lib/store/host-keys';
import { enqueueStudy } from '#lib/store/studies';
import { workloadFacts } from './facts.ts';

export type Launched = { readonly slug: string } | { readonly problems: readonly Problem[] };

/** What a study would do on a cluster: its trials in order, or what does not fit. */
export function planStudy(spec: StudySpec, cluster: StoredCluster): Expansion {
  return expandStudy(spec, cluster.spec, workloadFacts(cluster.spec));
}

/** Plans a study and enqueues it, all or nothing. The same request key launches once. */
export async function launchStudy(
  db: Db,
  spec: StudySpec,
  clusterName: string,
  requestKey: string,
): Promise<Launched> {
  const cluster = await getCluster(db, clusterName);
  const { trials, problems } = planStudy(spec, cluster);
  if (problems.length > 0) return { problems };
  const confirmed = (await hostKeys(db, cluster.id)).some((key) => key.confirmedAt !== null);
  if (!confirmed)
    throw new LabError('host-key', `Confirm the host keys of ${clusterName} first, on its page.`);
  // Frozen with the study: what is tested later was declared before the first trial.
  const declared = { ...spec, analysis: freezePlan(spec) };
  return { slug: await enqueueStudy(db, { spec: declared, cluster, trials, requestKey }) };
}
