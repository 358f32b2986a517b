import 'server-only';
import { LabError } from '#lib/domain/errors';

const STATUS: Partial<Record<LabError['code'], number>> = { 'bad-input': 400, 'not-found': 404 };

/** What was made for a reader, as a file that runs nothing; a mistake of the reader's as a sentence. */
export async function download(
  make: () => Promise<{
    readonly name: string;
    readonly type: string;
    readonly content: string | Uint8Array;
  }>,
): Promise<Response> {
  try {
    const { name, type, content } = await make();
    return new Response(typeof content === 'string' ? content : new Uint8Array(content), {
      headers: {
        'Content-Type': type,
        'Content-Disposition': `attachment; filename="${name}"`,
        'Content-Security-Policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'",
        'X-Content-Type-Options': 'nosniff',
        'Cache-Control': 'no-store',
      },
    });
  } catch (error) {
    const status = error instanceof LabError ? STATUS[error.code] : undefined;
    if (!(error instanceof LabError) || status === undefined) throw error;
    return Response.json({ error: error.message }, { status });
  }
}

/** The address that the browser used; proxy.ts let through loopback names only. */
export const originOf = (request: Request) =>
  `http://${request.headers.get('host') ?? new URL(request.url).host}`;

/** The words of a query; of one that is said twice the last. */
export const queryOf = (request: Request): Record<string, string> =>
  Object.fromEntries(new URL(request.url).searchParams);
