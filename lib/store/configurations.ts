import { type Configuration, configurationOf } from '#lib/domain/configuration';
import { parseEvent, type TrialEvent } from '#lib/domain/history';
import type { Db } from './client.ts';

/** What the machines told of themselves in each trial of a cell, by trial; those that did not come so far are left out. */
export async function readConfigurations(db: Db, cellId: string): Promise<Map<string, Configuration>> {
  const rows = await db.event.findMany({
    where: { type: 'environment-read', trial: { cellId } },
    orderBy: [{ trialId: 'asc' }, { seq: 'asc' }],
  });
  const told = new Map<string, TrialEvent[]>();
  for (const row of rows) told.set(row.trialId, [...(told.get(row.trialId) ?? []), parseEvent(row)]);
  return new Map([...told].map(([trialId, events]) => [trialId, configurationOf(events)]));
}
