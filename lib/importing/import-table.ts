import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { Mapping } from '#lib/domain/mapping';
import { importStudy } from '#lib/store/import-study';
import { fabricsOf } from './guess.ts';
import { readTable } from './read-table.ts';

/** What a table would become. */
export interface TableCheck {
  readonly trials: number;
  readonly cells: number;
  /** Those whose names say their speed. */
  readonly fabrics: Mapping['fabrics'];
}

/** Reads a whole table and writes nothing. @throws TableError with every row that does not fit */
export async function checkTable(
  file: string,
  mapping: Mapping,
  progress: (trials: number) => void = () => {},
): Promise<TableCheck> {
  let [trials, cells] = [0, 0];
  const fabrics = new Set<string>();
  for await (const batch of readTable(createReadStream(file), mapping)) {
    if (batch.kind === 'cells') {
      cells += batch.rows.length;
      for (const { migrationFabric, mpiFabric } of batch.rows)
        for (const name of [migrationFabric, mpiFabric]) if (name !== null) fabrics.add(name);
    }
    if (batch.kind !== 'trials') continue;
    trials += batch.rows.length;
    progress(trials);
  }
  return { trials, cells, fabrics: fabricsOf([...fabrics]) };
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
  const { slug, title, source } = mapping;
  const fabrics = mapping.fabrics.length > 0 ? mapping.fabrics : (await checkTable(file, mapping)).fabrics;
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
        stoppedBecause: null,
        spec: { title, fabrics, mapping: { ...mapping, fabrics } },
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
