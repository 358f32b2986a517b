import type { Tx } from './client.ts';

/** What the browser may wait for. */
export type Topic = 'study' | 'trial' | 'output' | 'cluster' | 'notice';

const KEEP_MS = 24 * 3_600_000;

/** Tells whoever waits that something changed; the notice carries ids only. */
export async function announce(db: Tx, topic: Topic, object: string): Promise<void> {
  await db.change.create({ data: { topic, object } });
}

export interface Change {
  readonly id: string;
  readonly topic: string;
  readonly object: string;
}

/** Changes after a cursor, oldest first. Without a cursor: none, the reader starts now. */
export async function changesAfter(db: Tx, cursor: string): Promise<Change[]> {
  const rows = await db.change.findMany({
    where: { id: { gt: BigInt(cursor) } },
    orderBy: { id: 'asc' },
    take: 500,
  });
  return rows.map((row) => ({ id: row.id.toString(), topic: row.topic, object: row.object }));
}

/** The newest change that is older than this: what a page that was drawn meanwhile may have missed comes after it. */
export async function cursorBefore(db: Tx, at: Date): Promise<string> {
  const older = await db.change.findFirst({
    where: { at: { lt: at } },
    orderBy: { id: 'desc' },
    select: { id: true },
  });
  return (older?.id ?? 0n).toString();
}

export async function newestChange(db: Tx): Promise<string> {
  const newest = await db.change.findFirst({ orderBy: { id: 'desc' }, select: { id: true } });
  return (newest?.id ?? 0n).toString();
}

/**
 * Tells one state of a study from the next: its newest change, and how many there are, since a change with a lower
 * id may be committed later.
 */
export async function newestOfStudy(db: Tx, studyId: string): Promise<string> {
  const { _max, _count } = await db.change.aggregate({
    where: { topic: 'study', object: studyId },
    _max: { id: true },
    _count: true,
  });
  return `${_max.id ?? 0n}/${_count}`;
}

/** Notices are for readers of the moment; older than a day they serve nobody. */
export async function forgetOldChanges(db: Tx, now: Date): Promise<void> {
  await db.change.deleteMany({ where: { at: { lt: new Date(now.getTime() - KEEP_MS) } } });
}
