import { database } from '#lib/store/client';
import { ping } from '#lib/store/health';

export const dynamic = 'force-dynamic';

/** For monitors: needs no session and says nothing but whether web and database answer. */
export async function GET(): Promise<Response> {
  try {
    await ping(database());
    return Response.json({ status: 'ok' });
  } catch {
    return Response.json({ status: 'down', reason: 'the database does not answer' }, { status: 503 });
  }
}
