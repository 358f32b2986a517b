import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { z } from 'zod';
import { LabError } from '#lib/domain/errors';
import { linesOf } from './lines.ts';
import { PATHS } from './paths.ts';

const GIB = 1024 ** 3;
/** What an archive may grow to: larger ones are more likely a trap than a study. */
const MOST_BYTES = 8 * GIB;
/** Of one file that is read as a whole. */
const MOST_BYTES_AT_ONCE = GIB / 4;
/** Rows handed on together. */
const BATCH = 1000;

/** An archive whose every file has the checksum that its manifest names. */
export interface OpenArchive {
  readonly sha256: string;
  /** Paths that begin so, in the order of the archive. */
  paths(prefix: string): string[];
  bytes(path: string): Promise<Buffer>;
  json<T>(path: string, schema: z.ZodType<T>): Promise<T>;
  /** Row by row, as the schema reads them. @throws LabError `bad-input` naming file and line */
  rows<T>(path: string, schema: z.ZodType<T>): AsyncGenerator<T[]>;
  close(): void;
}

/** @throws LabError `bad-input` when it is no archive of a study, or was changed since it was written */
export async function openArchive(file: string): Promise<OpenArchive> {
  const zip = await openPromise(file, { lazyEntries: true, autoClose: false }).catch((cause: unknown) => {
    throw bad('This is no zip file: choose an archive that the lab exported.', cause);
  });
  try {
    const entries = await listEntries(zip);
    await verify(zip, entries);
    return access(zip, entries, await hashOf(createReadStream(file)));
  } catch (error) {
    zip.close();
    throw error instanceof LabError ? error : bad('The archive is damaged: copy or export it again.', error);
  }
}

function access(zip: ZipFile, entries: ReadonlyMap<string, Entry>, sha256: string): OpenArchive {
  const bytes = (path: string) => readAll(zip, find(entries, path));
  return {
    sha256,
    paths: (prefix) => [...entries.keys()].filter((path) => path.startsWith(prefix)),
    bytes,
    json: async (path, schema) => parse(path, null, (await bytes(path)).toString('utf8'), schema),
    rows: (path, schema) => readRows(zip, find(entries, path), schema),
    close: () => zip.close(),
  };
}

async function listEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  let total = 0;
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName.endsWith('/')) continue;
    if (entries.has(entry.fileName)) throw bad(`The archive holds ${entry.fileName} twice.`);
    total += entry.uncompressedSize;
    if (total > MOST_BYTES) throw bad(`The archive unpacks to more than ${MOST_BYTES / GIB} GiB.`);
    entries.set(entry.fileName, entry);
  }
  return entries;
}

/** Every file is in the manifest with its checksum, and every line of the manifest has its file. */
async function verify(zip: ZipFile, entries: ReadonlyMap<string, Entry>): Promise<void> {
  const manifest = entries.get(PATHS.manifest);
  if (!manifest) throw bad(`It has no ${PATHS.manifest}: choose an archive that the lab exported.`);
  const listed = new Map<string, string>();
  for (const line of (await readAll(zip, manifest)).toString('utf8').split('\n')) {
    const [, sum, path] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? [];
    if (sum && path) listed.set(path, sum);
  }
  for (const path of listed.keys()) find(entries, path);
  for (const [path, entry] of entries) {
    if (entry === manifest) continue;
    const sum = listed.get(path);
    if (!sum) throw bad(`${path} is not in ${PATHS.manifest}: the archive was changed.`);
    if ((await hashOf(await zip.openReadStreamPromise(entry))) !== sum)
      throw bad(
        `${path} has another checksum than ${PATHS.manifest} says: the archive was changed or damaged.`,
      );
  }
}

function find(entries: ReadonlyMap<string, Entry>, path: string): Entry {
  const entry = entries.get(path);
  if (!entry) throw bad(`${path} is missing from the archive.`);
  return entry;
}

async function readAll(zip: ZipFile, entry: Entry): Promise<Buffer> {
  if (entry.uncompressedSize > MOST_BYTES_AT_ONCE)
    throw bad(`${entry.fileName} is larger than ${MOST_BYTES_AT_ONCE / GIB} GiB.`);
  const chunks: Buffer[] = [];
  for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function* readRows<T>(zip: ZipFile, entry: Entry, schema: z.ZodType<T>): AsyncGenerator<T[]> {
  let rows: T[] = [];
  let line = 0;
  for await (const text of linesOf(await zip.openReadStreamPromise(entry))) {
    line += 1;
    rows.push(parse(entry.fileName, line, text, schema));
    if (rows.length < BATCH) continue;
    yield rows;
    rows = [];
  }
  if (rows.length > 0) yield rows;
}

function parse<T>(path: string, line: number | null, text: string, schema: z.ZodType<T>): T {
  const place = line === null ? path : `${path}, line ${line}`;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw bad(`${place} is not JSON.`, cause);
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw bad(`${place}: ${z.prettifyError(parsed.error).replace(/\s+/g, ' ')}`, parsed.error);
}

async function hashOf(stream: AsyncIterable<string | Buffer>): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of stream) hash.update(chunk);
  return hash.digest('hex');
}

const bad = (message: string, cause?: unknown) =>
  new LabError('bad-input', `${message} Nothing was imported.`, { cause });
