import { LiveRefresh } from '#components/live/live-refresh';
import type { Topic } from '#lib/store/changes';
import { cursorBefore } from '#lib/store/changes';
import { database } from '#lib/store/client';

/** No page takes longer than this to draw: what changes meanwhile is read again. */
const DRAWN_WITHIN_MS = 5000;

/** Keeps a page true: it is read again when something of the topic changes, from before it was drawn on. */
export async function Live({ topic, object }: { topic: Topic; object?: string }) {
  const after = await cursorBefore(database(), new Date(Date.now() - DRAWN_WITHIN_MS));
  return <LiveRefresh after={after} topic={topic} {...(object ? { object } : {})} />;
}
