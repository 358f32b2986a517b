import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { tidyPages } from '#lib/archive/entries';
import { Mapping } from '#lib/domain/mapping';
import { tidyCsv } from '#lib/export/tidy';
import { importThesis } from '#lib/store/import-thesis';
import { readSamples } from '#lib/store/samples';
import { readStudy } from '#lib/store/studies-read';
import { type TestDatabase, testDatabase } from '#scripts/test-db';
import { importTable } from './import-table.ts';

let test: TestDatabase;
let folder: string;
beforeAll(async () => {
  test = await testDatabase();
  folder = await mkdtemp(path.join(tmpdir(), 'table-'));
});
afterAll(async () => {
  await Promise.all([test.drop(), rm(folder, { recursive: true })]);
});

const AT = new Date('2026-03-01T10:00:00Z');
const TARGETS = {
  application: 'application',
  condition: 'condition',
  migrationFabric: 'migration_fabric',
  simultaneous: 'simultaneous',
  vms: 'vms',
  repetition: 'repetition',
  seconds: 'seconds',
};

function mapping(slug: string): Mapping {
  const targets = Object.fromEntries(Object.entries(TARGETS).map(([target, column]) => [target, { column }]));
  return Mapping.parse({ slug, title: 'A table', source: 'Somebody', targets });
}

async function bringIn(
  slug: string,
  table: string,
  progress: (trials: number) => void = () => {},
): Promise<string> {
  const file = path.join(folder, `${crypto.randomUUID()}.csv`);
  await writeFile(file, table);
  return importTable(test.url, { file, mapping: mapping(slug), at: AT, progress });
}

it('reads the lab’s own table of the thesis back, trial by trial', async () => {
  await importThesis(test.db);
  const study = { slug: 'thesis', provenance: 'imported' as const };
  const table = await text(Readable.from(tidyCsv(tidyPages(test.db, study))));
  await bringIn('again', table);
  const plain = async (slug: string) =>
    (await readSamples(test.db, slug)).map(
      ({ application, condition, migrationFabric, simultaneous, vms, repetition, seconds, position }) => ({
        application,
        condition,
        migrationFabric,
        simultaneous,
        vms,
        repetition,
        seconds,
        position,
      }),
    );
  expect(await plain('again')).toEqual(await plain('thesis'));
  expect(await readStudy(test.db, 'again')).toMatchObject({
    provenance: 'imported',
    source: 'Somebody',
    state: 'finished',
    fabrics: [
      { name: '10GbE', nominalMbps: 10_000 },
      { name: '1GbE', nominalMbps: 1000 },
    ],
    trials: { total: 550 },
    imported: { at: AT },
  });
});

it('tells how far it is, and leaves nothing of a table whose last row does not fit', async () => {
  const rows = Array.from(
    { length: 12_000 },
    (_, i) => `HPL,app_only,,0,${1 + (i % 9)},${Math.floor(i / 9) + 1},1.5`,
  );
  const header = Object.values(TARGETS).join(',');
  const told: number[] = [];
  await bringIn('whole', [header, ...rows].join('\n'), (trials) => told.push(trials));
  expect(told).toEqual([5000, 10_000, 12_000]);
  await expect(
    bringIn('broken', [header, ...rows, 'HPL,app_only,,0,1,9999,soon'].join('\n')),
  ).rejects.toThrow('line 12002, column seconds, read “soon”');
  expect(await test.db.study.count({ where: { slug: 'broken' } })).toBe(0);
  expect(
    await test.db.trial.count({ where: { study: { slug: { notIn: ['whole', 'again', 'thesis'] } } } }),
  ).toBe(0);
});

it('refuses a name that is taken', async () => {
  const table = `${Object.values(TARGETS).join(',')}\nHPL,app_only,,0,1,1,1`;
  await bringIn('taken', table);
  await expect(bringIn('taken', table)).rejects.toMatchObject({ code: 'conflict' });
});
