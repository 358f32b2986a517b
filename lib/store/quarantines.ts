import { LabError } from '#lib/domain/errors';
import type { EventData } from '#lib/domain/history';
import type { Quarantine } from '#lib/domain/quarantine';
import type { Decider } from '#lib/domain/words';
import { announce } from './changes.ts';
import type { Db, Tx } from './client.ts';
import type { ClaimedJob } from './jobs.ts';
import { noticeQuarantine } from './notices.ts';
import { storableText } from './storable.ts';

/** What is quarantined at the moment, oldest first: everywhere, on one cluster, or on that of a study. */
export async function openQuarantines(
  db: Tx,
  { clusterId, studyId }: { readonly clusterId?: string; readonly studyId?: string } = {},
): Promise<Quarantine[]> {
  const rows = await db.quarantine.findMany({
    where: {
      releasedAt: null,
      ...(clusterId !== undefined && { clusterId }),
      ...(studyId !== undefined && { cluster: { studies: { some: { id: studyId } } } }),
    },
    orderBy: { since: 'asc' },
  });
  return rows.map(({ id, clusterId: cluster, vm, fromHost, toHost, trialId, since, reason }) => ({
    id,
    clusterId: cluster,
    vm,
    from: fromHost,
    to: toHost,
    trialId,
    since,
    reason,
  }));
}

/** Quarantines the VM and the hosts of a migration that nobody could settle; those that are already stay as they are. */
export async function quarantine(
  tx: Tx,
  trialId: string,
  { vm, from, to, reason }: EventData<'migration-reconciled'>,
): Promise<void> {
  const trial = await tx.trial.findUniqueOrThrow({ where: { id: trialId }, include: { study: true } });
  const { clusterId, id: studyId } = trial.study;
  if (!clusterId) return;
  const same = { clusterId, vm, fromHost: from, toHost: to };
  if (await tx.quarantine.findFirst({ where: { ...same, releasedAt: null } })) return;
  const { id } = await tx.quarantine.create({ data: { ...same, trialId, reason: storableText(reason) } });
  await noticeQuarantine(tx, id);
  await announce(tx, 'cluster', clusterId);
  await announce(tx, 'study', studyId);
}

/**
 * Ends a quarantine, with what the hosts said then. Written by the runner that asked them.
 * @throws LabError `lease-lost`; `conflict` when it was released meanwhile
 */
export async function releaseQuarantine(
  db: Db,
  { clusterId, token }: Pick<ClaimedJob, 'clusterId' | 'token'>,
  id: string,
  by: Decider,
  foundThen: string,
): Promise<void> {
  await db.$transaction(async (tx) => {
    const lease = await tx.lease.findFirst({ where: { clusterId, token } });
    if (!lease) throw new LabError('lease-lost', `Cluster ${clusterId} belongs to another runner.`);
    const released = await tx.quarantine.updateMany({
      where: { id, clusterId, releasedAt: null },
      data: { releasedAt: new Date(), releasedBy: by, foundThen: storableText(foundThen) },
    });
    if (released.count === 0) throw new LabError('conflict', 'It was released already.');
    const studies = await tx.study.findMany({ where: { clusterId, finishedAt: null }, select: { id: true } });
    await announce(tx, 'cluster', clusterId);
    for (const study of studies) await announce(tx, 'study', study.id);
  });
}
