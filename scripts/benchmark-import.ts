// Imports a table of many rows into a study of its own, exports it again, and removes it; times and memory:
//   npx tsx scripts/benchmark-import.ts [ROWS]
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { tidyPages } from '#lib/archive/entries';
import { writeArchive } from '#lib/archive/write';
import { Mapping } from '#lib/domain/mapping';
import { tidyCsv } from '#lib/export/tidy';
import { checkTable, importTable } from '#lib/importing/import-table';
import { openDatabase } from '#lib/store/client';
import { prepareDatabase } from './prepare.ts';

const rows = Number(process.argv[2] ?? 100_000);
const BYTES_PER_MIB = 2 ** 20;
const VMS = 10;
const say = (text: string) => process.stdout.write(`${text}\n`);

function* table(): Generator<string> {
  yield 'application,condition,vms,seconds\n';
  for (let row = 0; row < rows; row++)
    yield `app-${row % 2},app_only,${1 + (row % VMS)},${100 + (row % 977) / 7}\n`;
}

const columns = ['application', 'condition', 'vms', 'seconds'] as const;
const mapping = Mapping.parse({
  slug: `benchmark-${Date.now()}`,
  title: 'Benchmark of an import',
  source: 'made by scripts/benchmark-import.ts',
  targets: Object.fromEntries(columns.map((column) => [column, { column }])),
});

let peak = 0;
const sampling = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss());
}, 20);

async function measure(what: string, work: () => Promise<unknown>): Promise<void> {
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  peak = before;
  const begun = performance.now();
  await work();
  const seconds = (performance.now() - begun) / 1000;
  const grown = (peak - before) / BYTES_PER_MIB;
  say(
    `${what.padEnd(24)} ${seconds.toFixed(1).padStart(6)} s   memory + ${grown.toFixed(0)} MiB, peak ${(peak / BYTES_PER_MIB).toFixed(0)} MiB`,
  );
}

const folder = await mkdtemp(path.join(tmpdir(), 'benchmark-import-'));
const database = await prepareDatabase(path.dirname(import.meta.dirname));
const db = openDatabase(database.url);
try {
  const file = path.join(folder, 'table.csv');
  await pipeline(Readable.from(table()), createWriteStream(file));
  say(`${rows} rows, ${((await stat(file)).size / BYTES_PER_MIB).toFixed(1)} MiB`);
  await measure('check', () => checkTable(file, mapping));
  await measure('import', () => importTable(database.url, { file, mapping, at: new Date() }));
  const study = { slug: mapping.slug, provenance: 'imported' as const };
  await measure('tidy CSV', () =>
    pipeline(Readable.from(tidyCsv(tidyPages(db, study))), createWriteStream(path.join(folder, 'out.csv'))),
  );
  await measure('archive', async () =>
    pipeline(await writeArchive(db, study.slug), createWriteStream(path.join(folder, 'out.zip'))),
  );
} finally {
  clearInterval(sampling);
  await db.study.deleteMany({ where: { slug: mapping.slug } });
  await db.$disconnect();
  await database.release();
  await rm(folder, { recursive: true });
}
