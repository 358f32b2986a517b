import { isDeepStrictEqual } from 'node:util';
import { ClusterSpec } from '#lib/domain/cluster';
import { LabError } from '#lib/domain/errors';
import { announce } from './changes.ts';
import type { Db, Tx } from './client.ts';
import { storableText } from './storable.ts';

export interface StoredCluster {
  readonly id: string;
  readonly spec: ClusterSpec;
  /** Why no trial starts here at the moment; null when nothing is in the way. */
  readonly trouble: string | null;
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

/**
 * Registers a cluster or replaces the spec of the same name. While a study of it is under way only the spec that it
 * already has is accepted: `testbed up` and a repeated `cluster add` say again what is known.
 * @throws LabError `conflict`
 */
export async function saveCluster(db: Db, spec: ClusterSpec): Promise<StoredCluster> {
  return db.$transaction(async (tx) => {
    const { name, provenance } = spec;
    await tx.cluster.createMany({ data: [{ name, provenance, spec }], skipDuplicates: true });
    await tx.$executeRaw`SELECT 1 FROM "Cluster" WHERE "name" = ${name} FOR UPDATE`;
    const known = toCluster(await tx.cluster.findUniqueOrThrow({ where: { name } }));
    if (isDeepStrictEqual(known.spec, spec)) return known;
    const other = await tx.study.findFirst({
      where: { clusterId: known.id, provenance: { not: provenance } },
    });
    if (other)
      throw new LabError(
        'conflict',
        `Study ${other.slug} on ${name} is ${other.provenance}: register what is ${provenance} under another name.`,
      );
    const active = await tx.study.findFirst({
      where: { clusterId: known.id, state: { in: ['queued', 'running', 'cancelling'] } },
    });
    if (active)
      throw new LabError(
        'conflict',
        `Cluster ${name} is in use by study ${active.slug}: cancel it or wait for its end.`,
      );
    return toCluster(await tx.cluster.update({ where: { name }, data: { provenance, spec } }));
  });
}

/**
 * Keeps a cluster as it is until the transaction ends.
 * @throws LabError `conflict` when it is not any more what the caller planned with
 */
export async function holdCluster(tx: Tx, cluster: Pick<StoredCluster, 'id' | 'spec'>): Promise<void> {
  await tx.$executeRaw`SELECT 1 FROM "Cluster" WHERE "id" = ${cluster.id} FOR SHARE`;
  const now = await tx.cluster.findUnique({ where: { id: cluster.id } });
  if (now && isDeepStrictEqual(ClusterSpec.parse(now.spec), cluster.spec)) return;
  const { name } = cluster.spec;
  throw new LabError('conflict', `Cluster ${name} was registered anew: look at the plan again.`);
}

/** Notes why no trial can start, or that nothing is in the way any more. Says so only when it changed. */
export async function setTrouble(db: Db, id: string, trouble: string | null): Promise<void> {
  const changed = await db.cluster.updateMany({
    where: { id, ...(trouble === null ? { trouble: { not: null } } : { OR: OTHER_THAN(trouble) }) },
    data: trouble === null ? { trouble: null, troubleSince: null } : { trouble: storableText(trouble) },
  });
  if (changed.count === 0) return;
  if (trouble !== null)
    await db.cluster.updateMany({ where: { id, troubleSince: null }, data: { troubleSince: new Date() } });
  const studies = await db.study.findMany({
    where: { clusterId: id, finishedAt: null },
    select: { id: true },
  });
  await announce(db, 'cluster', id);
  for (const study of studies) await announce(db, 'study', study.id);
}

/** In SQL a text is not "other than" null: it is unknown. */
const OTHER_THAN = (trouble: string) => [{ trouble: null }, { trouble: { not: trouble } }];

function toCluster(row: {
  id: string;
  spec: unknown;
  trouble: string | null;
  createdAt: Date;
}): StoredCluster {
  const { id, trouble, createdAt } = row;
  return { id, spec: ClusterSpec.parse(row.spec), trouble, createdAt };
}
