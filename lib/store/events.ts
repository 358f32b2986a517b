import { LabError } from '#lib/domain/errors';
import { type NewEvent, parseEvent, type TrialEvent } from '#lib/domain/history';
import { announce } from './changes.ts';
import type { Db } from './client.ts';

/** The trial's whole history, in order. */
export async function readHistory(db: Db, trialId: string): Promise<TrialEvent[]> {
  const rows = await db.event.findMany({ where: { trialId }, orderBy: { seq: 'asc' } });
  return rows.map(parseEvent);
}

/**
 * Appends to a trial's history on behalf of the runner that holds `token`.
 * @throws LabError `lease-lost` when the trial belongs to another runner by now; nothing was written then
 */
export async function appendEvent(
  db: Db,
  trialId: string,
  token: number,
  event: NewEvent,
): Promise<TrialEvent> {
  return db.$transaction(async (tx) => {
    const held = await tx.trial.updateMany({
      where: { id: trialId, fencingToken: token, state: 'running' },
      data: { fencingToken: token },
    });
    if (held.count === 0) throw new LabError('lease-lost', `Trial ${trialId} belongs to another runner.`);
    const last = await tx.event.aggregate({ where: { trialId }, _max: { seq: true } });
    const row = await tx.event.create({
      data: { trialId, seq: (last._max.seq ?? 0) + 1, at: new Date(), type: event.type, data: event.data },
    });
    await announce(tx, 'trial', trialId);
    return parseEvent(row);
  });
}
