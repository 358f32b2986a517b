import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { importArchive } from '#lib/archive/read';
import { LabError } from '#lib/domain/errors';
import type { ImportNews } from '#lib/domain/import-news';
import { foreignRequest } from '#lib/domain/same-origin';
import { readEnvironment } from '#lib/env';
import { checkTable, importTable } from '#lib/importing/import-table';
import { TableError } from '#lib/importing/read-table';
import { ImportRequest } from '#lib/importing/request';
import { database } from '#lib/store/client';
import { permit } from '../../../session.ts';

export const dynamic = 'force-dynamic';

/**
 * Takes a file as the body and what to do with it in the header `x-import`, and tells how far it is, one line of JSON
 * each. The proxy does not look at this route, so that a large body is not kept in memory: it asks the same itself.
 */
export async function POST(request: Request): Promise<Response> {
  const foreign = foreignRequest(request);
  if (foreign) return Response.json({ error: foreign }, { status: 403 });
  try {
    await permit('import', 'study');
  } catch (error) {
    if (error instanceof LabError) return Response.json({ error: error.message }, { status: 401 });
    throw error;
  }
  const wanted = readWanted(request.headers.get('x-import') ?? '');
  if (!wanted.success)
    return news(async () => ({
      kind: 'refused',
      message: wanted.error.issues
        .map(({ path: at, message }) => `${String(at.at(-1) ?? 'x-import')}: ${message}`)
        .join('; '),
      problems: [],
      total: 0,
    }));
  if (!request.body) return Response.json({ error: 'Send the file as the body.' }, { status: 400 });
  const body = Readable.fromWeb(request.body as NodeReadableStream);
  return news((tell) =>
    received(body, (file) => carryOut(wanted.data, file, (trials) => tell({ kind: 'trials', trials }))),
  );
}

function readWanted(header: string) {
  let value: unknown;
  try {
    value = JSON.parse(decodeURIComponent(header));
  } catch {
    value = null;
  }
  return ImportRequest.safeParse(value);
}

async function received<T>(body: Readable, work: (file: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'migration-lab-import-'));
  try {
    const file = path.join(folder, 'file');
    await pipeline(body, createWriteStream(file));
    return await work(file);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function carryOut(
  wanted: ImportRequest,
  file: string,
  progress: (trials: number) => void,
): Promise<ImportNews> {
  const url = readEnvironment().DATABASE_URL;
  const at = new Date();
  if (wanted.kind === 'archive')
    return {
      kind: 'done',
      slug: await importArchive(database(), url, { file, slug: wanted.slug, at, progress }),
    };
  const { mapping } = wanted;
  if (wanted.check) {
    const { trials, cells } = await checkTable(file, mapping, progress);
    return { kind: 'checked', trials, cells };
  }
  return { kind: 'done', slug: await importTable(url, { file, mapping, at, progress }) };
}

/** Streams what is told and, at the end, what came of it. What was sent wrongly is news, not a failure. */
function news(work: (tell: (line: ImportNews) => void) => Promise<ImportNews>): Response {
  const encoder = new TextEncoder();
  const stream = new ReadableStream<Uint8Array>({
    async start(controller) {
      const tell = (line: ImportNews) => controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`));
      try {
        tell(await work(tell));
      } catch (error) {
        if (!(error instanceof LabError)) console.error(error);
        tell(refusal(error));
      }
      controller.close();
    },
  });
  return new Response(stream, {
    headers: {
      'Content-Type': 'application/x-ndjson',
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}

function refusal(error: unknown): ImportNews {
  if (error instanceof TableError)
    return {
      kind: 'refused',
      message: `${error.total} rows do not fit.`,
      problems: error.problems,
      total: error.total,
    };
  const message =
    error instanceof LabError
      ? error.message
      : 'The import failed, and nothing was imported; the log of the app says why.';
  return { kind: 'refused', message, problems: [], total: 0 };
}
