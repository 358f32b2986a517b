import { changesAfter, newestChange } from '#lib/store/changes';
import { database } from '#lib/store/client';
import { onChange } from '#lib/store/listener';
import { permit } from '../../../session.ts';

export const dynamic = 'force-dynamic';

/** Below what proxies take for a dead connection; a tab that hears nothing for twice as long connects again. */
const BEAT_EVERY_MS = 15_000;

/** What changed, as server-sent events after `Last-Event-ID` or `?after=`: ids only, the page reads again what it shows. */
export async function GET(request: Request): Promise<Response> {
  await permit('read', 'app');
  const db = database();
  const last = request.headers.get('last-event-id') ?? new URL(request.url).searchParams.get('after');
  let cursor = last && /^\d+$/.test(last) ? last : await newestChange(db);
  const encoder = new TextEncoder();
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (text: string) => controller.enqueue(encoder.encode(text));
      let reading = Promise.resolve();
      const wake = () => {
        reading = reading
          .then(async () => {
            for (const change of await changesAfter(db, cursor)) {
              cursor = change.id;
              send(
                `id: ${change.id}\nevent: change\ndata: ${JSON.stringify({ topic: change.topic, object: change.object })}\n\n`,
              );
            }
          })
          .catch(() => end());
      };
      const unsubscribe = onChange(wake);
      const beats = setInterval(() => send('event: beat\ndata: {}\n\n'), BEAT_EVERY_MS);
      function end() {
        unsubscribe();
        clearInterval(beats);
        try {
          controller.close();
        } catch {
          // The browser closed it first.
        }
      }
      request.signal.addEventListener('abort', end);
      send(': hello\n\n');
      wake();
    },
  });
  return new Response(stream, {
    headers: { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' },
  });
}
