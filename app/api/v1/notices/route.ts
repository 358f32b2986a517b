import { newestChange } from '#lib/store/changes';
import { database } from '#lib/store/client';
import { listNotices, noticesAfter } from '#lib/store/notices';
import { permit } from '../../../session.ts';

export const dynamic = 'force-dynamic';

/** What a person should hear of after `?after=`, oldest first; without it none, only where one stands. */
export async function GET(request: Request): Promise<Response> {
  await permit('read', 'app');
  const db = database();
  const after = new URL(request.url).searchParams.get('after');
  const cursor = await newestChange(db);
  const notices = after && /^\d+$/.test(after) ? await noticesAfter(db, after) : [];
  const [newest] = await listNotices(db, 1);
  return Response.json(
    { cursor, newest: newest?.id ?? '0', notices },
    { headers: { 'Cache-Control': 'no-store' } },
  );
}
