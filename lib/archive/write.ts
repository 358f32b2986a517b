import { createHash, type Hash } from 'node:crypto';
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { Db } from '#lib/store/client';
import { archiveEntries, type Entry } from './entries.ts';
import { PATHS } from './paths.ts';

/** Earlier than zip can say: it writes its first moment, in whatever time zone. The same data give the same bytes. */
const FIXED = { mtime: new Date(0), mode: 0o100644, forceDosTimestamp: true };

/**
 * A study as one zip, streamed: what is not read yet is in the database, what is written is gone from memory.
 * @throws LabError `not-found`
 */
export async function writeArchive(db: Db, slug: string): Promise<Readable> {
  return zipOf(await archiveEntries(db, slug));
}

function zipOf(entries: readonly Entry[]): Readable {
  const zip = new ZipFile();
  const sums = new Map<string, string>();
  const out = zip.outputStream as Readable;
  zip.on('error', (error: Error) => out.destroy(error));
  const add = (path: string, content: () => AsyncIterable<string | Buffer>) =>
    zip.addReadStreamLazy(path, FIXED, (take) => {
      const stream = Readable.from(content(), { objectMode: false });
      stream.on('error', (error) => out.destroy(error));
      take(null, stream);
    });
  for (const { path, content } of entries)
    add(path, () => hashed(content(), createHash('sha256'), (sum) => sums.set(path, sum)));
  add(PATHS.manifest, () => manifest(sums));
  zip.end();
  return out;
}

async function* hashed(
  chunks: AsyncIterable<string | Buffer>,
  hash: Hash,
  done: (sum: string) => void,
): AsyncGenerator<string | Buffer> {
  for await (const chunk of chunks) {
    hash.update(chunk);
    yield chunk;
  }
  done(hash.digest('hex'));
}

/** As `sha256sum --check` reads it; written last, when every other file has gone by. */
async function* manifest(sums: ReadonlyMap<string, string>): AsyncGenerator<string> {
  for (const [path, sum] of sums) yield `${sum}  ${path}\n`;
}
