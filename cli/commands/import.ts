import { open } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { importArchive } from '#lib/archive/read';
import { LabError } from '#lib/domain/errors';
import { Mapping } from '#lib/domain/mapping';
import { readEnvironment } from '#lib/env';
import { count } from '#lib/figures/format';
import { guessMapping } from '#lib/importing/guess';
import { checkTable, importTable } from '#lib/importing/import-table';
import { readYaml } from '#lib/launching/read-yaml';
import { database } from '#lib/store/client';
import { type Io, only, readText, UsageError } from '../io.ts';

const HEAD_BYTES = 65_536;
const ZIP_MAGIC = 'PK';

/** An archive as it was, or a foreign table by a mapping; `--check` only says whether it fits. Prints the study's name. */
export async function importFile(args: string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      slug: { type: 'string' },
      map: { type: 'string' },
      check: { type: 'boolean', default: false },
    },
  });
  const file = only(positionals, 'file');
  const head = await readHead(file);
  const progress = (trials: number) => io.err(count(trials, 'trial'));
  if (head.startsWith(ZIP_MAGIC)) {
    if (values.map || values.check)
      throw new UsageError('--map and --check are for tables, not for an archive.');
    const url = readEnvironment().DATABASE_URL;
    io.out(
      await importArchive(database(), url, { file, slug: values.slug ?? null, at: new Date(), progress }),
    );
    return 0;
  }
  if (!values.map) {
    const { columns, delimiter, targets } = guessMapping(head);
    const guess = JSON.stringify({ slug: '…', title: '…', source: '…', delimiter, targets }, null, 2);
    throw new LabError(
      'bad-input',
      `A table needs --map FILE, which says what its columns mean (${columns.join(', ')}). A beginning, as YAML or JSON:\n${guess}`,
    );
  }
  const mapping = readYaml(readText(values.map), Mapping, values.map);
  const named = values.slug ? { ...mapping, slug: values.slug } : mapping;
  if (values.check) {
    const { trials, cells } = await checkTable(file, named, progress);
    io.out(`${count(trials, 'trial')} in ${count(cells, 'cell')}; nothing was imported.`);
  } else
    io.out(
      await importTable(readEnvironment().DATABASE_URL, { file, mapping: named, at: new Date(), progress }),
    );
  return 0;
}

/** @throws LabError `bad-input` for a file that cannot be read */
async function readHead(file: string): Promise<string> {
  try {
    const handle = await open(file);
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES);
      return wholeLines(buffer.subarray(0, bytesRead).toString('utf8'), bytesRead === HEAD_BYTES);
    } finally {
      await handle.close();
    }
  } catch (cause) {
    throw new LabError('bad-input', `The file ${file} cannot be read.`, { cause });
  }
}

/** Of a long file the last line may be cut. */
const wholeLines = (text: string, cut: boolean) =>
  cut && text.includes('\n') ? text.slice(0, text.lastIndexOf('\n')) : text;
