import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { Mapping } from '#lib/domain/mapping';
import { importStudy } from '#lib/store/import-study';
import { readTable } from './read-table.ts';

/** How many trials and cells a table would become. @throws TableError with every row that does not fit */
export async function checkTable(
  file: string,
  mapping: Mapping,
  progress: (trials: number) => void = () => {},
): Promise<{ trials: number; cells: number }> {
  const counts = { trials: 0, cells: 0 };
  for await (const batch of readTable(createReadStream(file), mapping)) {
    if (batch.kind === 'cells') counts.cells += batch.rows.length;
    if (batch.kind !== 'trials') continue;
    counts.trials += batch.rows.length;
    progress(counts.trials);
  }
  return counts;
}

export interface TableImport {
  readonly file: string;
  readonly mapping: Mapping;
  readonly at: Date;
  readonly progress?: (trials: number) => void;
}

/**
 * A foreign table as a study of provenance `imported`, all or nothing. Returns its name.
 * @throws TableError with every row that does not fit; LabError `conflict` when there is a study of that name
 */
export async function importTable(
  url: string,
  { file, mapping, at, progress }: TableImport,
): Promise<string> {
  const { slug, title, source, fabrics } = mapping;
  const time = at.toISOString();
  await importStudy(
    url,
    {
      at,
      sha256: await sha256(file),
      study: {
        format: 1,
        slug,
        title,
        provenance: 'imported',
        source,
        state: 'finished',
        orderSeed: null,
        createdAt: time,
        cancelRequestedAt: null,
        finishedAt: time,
        spec: { title, fabrics, mapping },
        clusterSpec: null,
      },
    },
    readTable(createReadStream(file), mapping),
    progress,
  );
  return slug;
}

async function sha256(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
