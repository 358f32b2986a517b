import { type ClusterSpec, clusterNodes } from '#lib/domain/cluster';
import { readHostKey } from '#lib/remote/connection';
import type { Db } from '#lib/store/client';
import { saveCluster } from '#lib/store/clusters';
import { confirmKeys, recordSeenKey } from '#lib/store/host-keys';

/** Registers a cluster and trusts the keys that its machines show: nobody else is between them and this harness. */
export async function registerTrusted(db: Db, cluster: ClusterSpec): Promise<void> {
  const { id } = await saveCluster(db, cluster);
  const seen: string[] = [];
  for (const node of clusterNodes(cluster)) {
    const fingerprint = await readHostKey(node);
    const { name, address, login } = node;
    await recordSeenKey(db, id, { node: name, address, port: login.port, fingerprint });
    seen.push(fingerprint);
  }
  await confirmKeys(db, id, seen);
}
