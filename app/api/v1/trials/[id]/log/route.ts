import { z } from 'zod';
import { OUTPUT_STREAMS } from '#lib/domain/output';
import { database } from '#lib/store/client';
import { readOutput } from '#lib/store/output';
import { permit } from '../../../../../session.ts';
import { queryOf } from '../../../download.ts';

export const dynamic = 'force-dynamic';

const Query = z.object({
  key: z.string().min(1),
  stream: z.enum(OUTPUT_STREAMS).default('stdout'),
  after: z.coerce
    .number()
    .int()
    .min(0)
    .max(2 ** 31 - 1)
    .default(0),
});

/**
 * What a command of a trial has printed, from byte `after` on, at most a MiB: as text and nothing else, whatever it
 * holds. `Log-Total` says how many bytes there are, `Log-Source` whether they were followed or kept at its end.
 */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  await permit('read', 'trial');
  const query = Query.safeParse(queryOf(request));
  if (!query.success) return Response.json({ error: z.prettifyError(query.error) }, { status: 400 });
  const { after, ...command } = query.data;
  const { source, total, content } = await readOutput(database(), (await params).id, command, after);
  return new Response(new Uint8Array(content), {
    headers: {
      'Content-Type': 'text/plain; charset=utf-8',
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
      'Log-Source': source,
      'Log-Total': String(total),
    },
  });
}
