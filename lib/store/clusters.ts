import { ClusterSpec } from '#lib/domain/cluster';
import { LabError } from '#lib/domain/errors';
import type { Db } from './client.ts';

export interface StoredCluster {
  readonly id: string;
  readonly spec: ClusterSpec;
  readonly createdAt: Date;
}

export async function listClusters(db: Db): Promise<StoredCluster[]> {
  const rows = await db.cluster.findMany({ orderBy: { name: 'asc' } });
  return rows.map(toCluster);
}

/** @throws LabError `not-found` with the names there are. */
export async function getCluster(db: Db, name: string): Promise<StoredCluster> {
  const row = await db.cluster.findUnique({ where: { name } });
  if (row) return toCluster(row);
  const names = (await listClusters(db)).map((cluster) => cluster.spec.name);
  const known = names.length > 0 ? `known: ${names.join(', ')}` : 'none is registered yet';
  throw new LabError('not-found', `There is no cluster ${name}; ${known}.`);
}

export async function getClusterById(db: Db, id: string): Promise<StoredCluster> {
  return toCluster(await db.cluster.findUniqueOrThrow({ where: { id } }));
}

/** Registers a cluster or replaces the spec of the same name; refused while a study of it is under way. */
export async function saveCluster(db: Db, spec: ClusterSpec): Promise<StoredCluster> {
  const active = await db.study.findFirst({
    where: { cluster: { name: spec.name }, state: { in: ['queued', 'running', 'cancelling'] } },
  });
  if (active)
    throw new LabError(
      'conflict',
      `Cluster ${spec.name} is in use by study ${active.slug}: cancel it or wait for its end.`,
    );
  const data = { provenance: spec.provenance, spec };
  return toCluster(
    await db.cluster.upsert({
      where: { name: spec.name },
      create: { name: spec.name, ...data },
      update: data,
    }),
  );
}

function toCluster(row: { id: string; spec: unknown; createdAt: Date }): StoredCluster {
  return { id: row.id, spec: ClusterSpec.parse(row.spec), createdAt: row.createdAt };
}
