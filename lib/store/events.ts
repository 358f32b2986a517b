import { type NewEvent, parseEvent, type TrialEvent } from '#lib/domain/history';
import { announce } from './changes.ts';
import type { Db } from './client.ts';
import { holdTrial } from './holding.ts';
import { forgetOutput } from './output.ts';
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
    // Its whole output was kept just before.
    if (event.type === 'command-ended') await forgetOutput(tx, trialId, event.data.key);
    if (event.type === 'migration-reconciled' && event.data.found === 'unsettled')
      await quarantine(tx, trialId, event.data);
    await announce(tx, 'trial', trialId);
    return parseEvent(row);
  });
}
