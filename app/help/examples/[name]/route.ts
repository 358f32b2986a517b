import { permit } from '../../../session.ts';
import { readExample } from '../../guide.ts';

export const dynamic = 'force-dynamic';

/** An example file as plain text, to be read or saved. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ name: string }> },
): Promise<Response> {
  await permit('read', 'app');
  const text = await readExample((await params).name);
  const headers = { 'Content-Type': 'text/plain; charset=utf-8', 'X-Content-Type-Options': 'nosniff' };
  return text === null
    ? new Response('There is no such example.\n', { status: 404, headers })
    : new Response(text, { headers });
}
