import { countsText, type Notice, NoticeKind, nextAttempt } from '#lib/domain/notice';
import { announce } from './changes.ts';
import type { Db, Tx } from './client.ts';
import { readWebhook } from './settings.ts';
import { storableText } from './storable.ts';

/** A cluster that gets well by itself within this time needs nobody. */
const PATIENCE_MS = 60_000;

/** Tells that a study has ended, once for each time that it ends. */
export async function noticeEnd(tx: Tx, studyId: string, finishedAt: Date): Promise<void> {
  const study = await tx.study.findUniqueOrThrow({ where: { id: studyId } });
  const counted = { studyId, setAside: null };
  const rows = await tx.trial.groupBy({ by: ['state', 'verdict'], where: counted, _count: true });
  const counts: Record<string, number> = {};
  for (const { state, verdict, _count } of rows) {
    const word = state === 'finished' ? (verdict ?? 'unknown') : state;
    counts[word] = (counts[word] ?? 0) + _count;
  }
  counts['set aside'] = await tx.trial.count({ where: { studyId, setAside: { isNot: null } } });
  await tell(tx, {
    kind: 'study-ended',
    occasion: `study ${studyId} ${finishedAt.toISOString()}`,
    text: `“${study.title}” is ${study.state}: ${countsText(counts)}.`,
    path: `/studies/${study.slug}`,
  });
}

/** Tells of clusters whose studies have waited for a person for a minute, once for each time that they begin to. */
export async function noticeTroubles(db: Db, now: Date): Promise<void> {
  const clusters = await db.cluster.findMany({
    where: {
      troubleSince: { lt: new Date(now.getTime() - PATIENCE_MS) },
      studies: { some: { finishedAt: null } },
      // That is told at once, and once.
      quarantines: { none: { releasedAt: null } },
    },
  });
  for (const { id, name, trouble, troubleSince } of clusters)
    await db.$transaction((tx) =>
      tell(tx, {
        kind: 'person-needed',
        occasion: `cluster ${id} ${troubleSince?.toISOString()}`,
        text: `${name} waits for somebody: ${trouble}`,
        path: `/clusters/${name}`,
      }),
    );
}

/** Tells at once of a VM that nobody knows where it is. */
export async function noticeQuarantine(tx: Tx, id: string): Promise<void> {
  const { cluster, reason } = await tx.quarantine.findUniqueOrThrow({
    where: { id },
    include: { cluster: true },
  });
  await tell(tx, {
    kind: 'person-needed',
    occasion: `quarantine ${id}`,
    text: `${cluster.name} waits for somebody: ${reason}`,
    path: `/clusters/${cluster.name}`,
  });
}

/** To see whether the webhook works. */
export async function noticeTest(db: Db, now: Date): Promise<void> {
  const text = 'This is a test: notices of migration-lab arrive here.';
  await db.$transaction((tx) =>
    tell(tx, { kind: 'test', occasion: `test ${now.toISOString()}`, text, path: '/settings' }),
  );
}

interface Occasion {
  readonly kind: NoticeKind;
  readonly occasion: string;
  readonly text: string;
  readonly path: string;
}

async function tell(tx: Tx, { text, ...occasion }: Occasion): Promise<void> {
  // By the clock of those who tell, as a webhook's beginning is.
  const row = { ...occasion, at: new Date(), text: storableText(text) };
  const told = await tx.notice.createMany({ data: [row], skipDuplicates: true });
  if (told.count > 0) await announce(tx, 'notice', occasion.kind);
}

export interface StoredNotice extends Notice {
  readonly attempts: number;
  readonly sentAt: Date | null;
  readonly failure: string | null;
}

/** The newest notices first. */
export async function listNotices(db: Db, most: number): Promise<StoredNotice[]> {
  const rows = await db.notice.findMany({ orderBy: { id: 'desc' }, take: most });
  return rows.map((row) => ({ ...row, id: row.id.toString(), kind: NoticeKind.parse(row.kind) }));
}

/** Those past an id, oldest first. */
export async function noticesAfter(db: Db, id: string): Promise<Notice[]> {
  const rows = await db.notice.findMany({
    where: { id: { gt: BigInt(id) } },
    orderBy: { id: 'asc' },
    take: 20,
  });
  return rows.map(({ id: own, at, kind, text, path }) => ({
    id: own.toString(),
    at,
    kind: NoticeKind.parse(kind),
    text,
    path,
  }));
}

/**
 * Takes the next notice that is to be sent and counts the attempt, so that of two runners one sends it. Only what was
 * told since there is a webhook is sent.
 */
export async function takeNotice(db: Db, now: Date): Promise<{ notice: StoredNotice; url: string } | null> {
  const webhook = await readWebhook(db);
  if (!webhook) return null;
  const due = await db.notice.findFirst({
    where: { sentAt: null, at: { gte: webhook.since }, nextAttemptAt: { lte: now } },
    orderBy: { id: 'asc' },
  });
  if (!due) return null;
  const attempts = due.attempts + 1;
  const taken = await db.notice.updateMany({
    where: { id: due.id, attempts: due.attempts, sentAt: null },
    data: { attempts, nextAttemptAt: nextAttempt(attempts, now) ?? NEVER },
  });
  if (taken.count === 0) return null;
  return {
    notice: { ...due, attempts, id: due.id.toString(), kind: NoticeKind.parse(due.kind) },
    url: webhook.url,
  };
}

/** What was given up. */
const NEVER = new Date('9999-12-31T00:00:00Z');

/** How an attempt ended: null when it arrived, else why not. */
export async function settleNotice(db: Db, id: string, failure: string | null, now: Date): Promise<void> {
  await db.notice.update({
    where: { id: BigInt(id) },
    data: failure === null ? { sentAt: now, failure: null } : { failure: storableText(failure) },
  });
  await announce(db, 'notice', id);
}
