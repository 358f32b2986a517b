import type { Db } from './client.ts';

export interface HostKeyRecord {
  readonly node: string;
  readonly address: string;
  readonly port: number;
  readonly fingerprint: string;
  readonly confirmedAt: Date | null;
}

/** Every key seen for a cluster, the confirmed ones first. */
export async function hostKeys(db: Db, clusterId: string): Promise<HostKeyRecord[]> {
  return db.hostKey.findMany({
    where: { clusterId },
    orderBy: [{ node: 'asc' }, { confirmedAt: 'desc' }, { seenAt: 'desc' }],
    select: { node: true, address: true, port: true, fingerprint: true, confirmedAt: true },
  });
}

/** Notes that a machine showed this key. It is not trusted by that. */
export async function recordSeenKey(
  db: Db,
  clusterId: string,
  key: Omit<HostKeyRecord, 'confirmedAt'>,
): Promise<void> {
  const { address, port, fingerprint } = key;
  await db.hostKey.upsert({
    where: { clusterId_address_port_fingerprint: { clusterId, address, port, fingerprint } },
    create: { clusterId, ...key },
    update: { node: key.node, seenAt: new Date() },
  });
}

/**
 * Trusts exactly the named fingerprints from now on: a key of the same machine that is not among them loses its
 * confirmation. Returns the fingerprints that no machine of the cluster has shown.
 */
export async function confirmKeys(
  db: Db,
  clusterId: string,
  fingerprints: readonly string[],
): Promise<string[]> {
  const wanted = [...new Set(fingerprints)];
  return db.$transaction(async (tx) => {
    const seen = await tx.hostKey.findMany({ where: { clusterId, fingerprint: { in: wanted } } });
    for (const { address, port } of seen)
      await tx.hostKey.updateMany({
        where: { clusterId, address, port, fingerprint: { notIn: wanted } },
        data: { confirmedAt: null },
      });
    await tx.hostKey.updateMany({
      where: { clusterId, fingerprint: { in: wanted } },
      data: { confirmedAt: new Date() },
    });
    return wanted.filter((fingerprint) => !seen.some((key) => key.fingerprint === fingerprint));
  });
}
