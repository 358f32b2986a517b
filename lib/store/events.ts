import { LabError } from '#lib/domain/errors';
import { type NewEvent, parseEvent, type TrialEvent } from '#lib/domain/history';
import { announce } from './changes.ts';
import type { Db, Tx } from './client.ts';
import { quarantine } from './quarantines.ts';
import { storable } from './storable.ts';

/** The trial's whole history, in order. */
export async function readHistory(db: Db, trialId: string): Promise<TrialEvent[]> {
  const rows = await db.event.findMany({ where: { trialId }, orderBy: { seq: 'asc' } });
  return rows.map(parseEvent);
}

/**
 * Appends to a trial's history on behalf of the runner that holds `token`.
 * @throws LabError `lease-lost` when the trial or its cluster belongs to another runner by now; nothing was written
 */
export async function appendEvent(
  db: Db,
  trialId: string,
  token: number,
  event: NewEvent,
): Promise<TrialEvent> {
  return db.$transaction(async (tx) => {
    await holdTrial(tx, trialId, token);
    const last = await tx.event.aggregate({ where: { trialId }, _max: { seq: true } });
    const { type } = event;
    const seq = (last._max.seq ?? 0) + 1;
    const row = await tx.event.create({
      data: { trialId, seq, at: new Date(), type, data: storable(event.data) },
    });
    if (event.type === 'migration-reconciled' && event.data.found === 'unsettled')
      await quarantine(tx, trialId, event.data);
    await announce(tx, 'trial', trialId);
    return parseEvent(row);
  });
}

/** Locks a running trial for the holder of `token` until the transaction ends. @throws LabError `lease-lost` */
async function holdTrial(tx: Tx, trialId: string, token: number): Promise<void> {
  const held = await tx.trial.updateMany({ where: heldBy(trialId, token), data: { fencingToken: token } });
  if (held.count === 0) throw new LabError('lease-lost', `Trial ${trialId} belongs to another runner.`);
}

/** True of a running trial whose runner still holds the lease of its cluster, not only the trial itself. */
export function heldBy(trialId: string, token: number) {
  return {
    id: trialId,
    fencingToken: token,
    state: 'running',
    study: { cluster: { lease: { token } } },
  };
}
