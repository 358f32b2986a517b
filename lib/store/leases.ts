import { z } from 'zod';
import { LabError } from '#lib/domain/errors';
import type { Db } from './client.ts';

/**
 * A runner that stays silent this long has lost its clusters. With a look at the queue every quarter of a second the
 * next one is back at its trial within 5 s, on a machine that is busy with the experiment itself too.
 */
export const LEASE_MS = 3500;
export const HEARTBEAT_MS = 700;

/**
 * Takes a cluster's lease when it is free or its holder went silent. The token grows with every change of
 * hands and fences the writes of a holder that does not know yet that it lost.
 * @returns the token, or null when somebody else holds the lease
 */
export async function takeLease(db: Db, clusterId: string, owner: string): Promise<number | null> {
  const rows = await db.$queryRaw`
    INSERT INTO "Lease" ("clusterId", "owner", "token", "leaseUntil", "heartbeatAt")
    VALUES (${clusterId}, ${owner}, 1, now() + ${LEASE_MS} * interval '1 millisecond', now())
    ON CONFLICT ("clusterId") DO UPDATE
      SET "owner" = excluded."owner", "token" = "Lease"."token" + 1,
          "leaseUntil" = excluded."leaseUntil", "heartbeatAt" = now()
      WHERE "Lease"."leaseUntil" < now()
    RETURNING "token"`;
  return z.array(z.object({ token: z.number() })).parse(rows)[0]?.token ?? null;
}

/** @throws LabError `lease-lost` when the lease went to somebody else. */
export async function renewLease(db: Db, clusterId: string, token: number): Promise<void> {
  const renewed = await db.$executeRaw`
    UPDATE "Lease" SET "leaseUntil" = now() + ${LEASE_MS} * interval '1 millisecond', "heartbeatAt" = now()
    WHERE "clusterId" = ${clusterId} AND "token" = ${token}`;
  if (renewed === 0) throw new LabError('lease-lost', 'Another runner took over this cluster.');
}

/** Gives the lease back at once; harmless when it is lost already. */
export async function releaseLease(db: Db, clusterId: string, token: number): Promise<void> {
  await db.$executeRaw`
    UPDATE "Lease" SET "leaseUntil" = now() - interval '1 second'
    WHERE "clusterId" = ${clusterId} AND "token" = ${token}`;
}
