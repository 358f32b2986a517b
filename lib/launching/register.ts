import type { Db } from '#lib/store/client';
import { type StoredCluster, saveCluster } from '#lib/store/clusters';
import { requestJob } from '#lib/store/jobs';
import { readClusterFile } from './cluster-file.ts';

/** Registers a cluster from the text of its file and has the runner read its host keys. Nothing is trusted yet. */
export async function registerCluster(
  db: Db,
  text: string,
): Promise<{ cluster: StoredCluster; jobId: string }> {
  const cluster = await saveCluster(db, readClusterFile(text));
  return { cluster, jobId: await requestJob(db, cluster.id, 'read-keys') };
}
