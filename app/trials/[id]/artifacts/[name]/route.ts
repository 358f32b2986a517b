import { readArtifact } from '#lib/store/artifacts';
import { database } from '#lib/store/client';
import { permit } from '../../../../session.ts';

type Context = { params: Promise<{ id: string; name: string }> };

/** Raw output as it was collected; shown as text and nothing else, whatever it holds. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  await permit('read', 'trial');
  const { id, name } = await params;
  const artifact = await readArtifact(database(), id, decodeURIComponent(name));
  if (!artifact) return new Response('There is no such output.', { status: 404 });
  return new Response(new Uint8Array(artifact.content), {
    headers: {
      'Content-Type': 'text/plain; charset=utf-8',
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'X-Content-Type-Options': 'nosniff',
    },
  });
}
