import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { importThesis } from '#lib/store/import-thesis';
import { type TestDatabase, testDatabase } from '#scripts/test-db';
import type { Command } from '../io.ts';
import { data } from './data.ts';
import { exportStudy } from './export.ts';
import { importFile } from './import.ts';

let test: TestDatabase;
let folder: string;
beforeAll(async () => {
  test = await testDatabase();
  process.env['DATABASE_URL'] = test.url;
  folder = await mkdtemp(path.join(tmpdir(), 'lab-data-'));
  await importThesis(test.db);
});
afterAll(async () => {
  await Promise.all([test.drop(), rm(folder, { recursive: true })]);
});

const file = (name: string) => path.join(folder, name);

async function run(command: Command, ...args: string[]): Promise<string> {
  const lines: string[] = [];
  expect(await command(args, { out: (text) => lines.push(text), err: () => {} })).toBe(0);
  return lines.join('\n');
}

it('prints one row a trial, as CSV and as JSON, and a dictionary with the same columns', async () => {
  const rows = (await run(data, 'thesis', '--csv')).split('\n');
  expect(rows).toHaveLength(551);
  const objects = JSON.parse(await run(data, 'thesis', '--json')) as Record<string, unknown>[];
  expect(objects).toHaveLength(550);
  expect(objects[0]).toMatchObject({ application: 'HPL', vms: 2, seconds: 888.801, counts: true });
  const dictionary = JSON.parse(await run(data, 'thesis', '--dictionary')) as {
    tableSchema: { columns: { name: string }[] };
  };
  const names = dictionary.tableSchema.columns.map(({ name }) => name);
  expect(rows[0]).toBe(names.join(','));
  expect(Object.keys(objects[0] ?? {})).toEqual(names);
});

it('exports a study and imports it under another name', async () => {
  await run(exportStudy, 'thesis', '-o', file('thesis.zip'));
  await expect(run(importFile, file('thesis.zip'))).rejects.toThrow('There is a study thesis already');
  expect(await run(importFile, file('thesis.zip'), '--slug', 'again')).toBe('again');
  const times = async (slug: string) =>
    (JSON.parse(await run(data, slug, '--json')) as { seconds: number }[]).map(({ seconds }) => seconds);
  expect(await times('again')).toEqual(await times('thesis'));
});

it('imports a table by a mapping file, and without one shows a beginning', async () => {
  await writeFile(file('table.csv'), 'App,Mode,VMs,Time\nHPL,app_only,2,1.5\n');
  await expect(run(importFile, file('table.csv'))).rejects.toThrow('"column": "App"');
  await writeFile(
    file('map.yaml'),
    'slug: theirs\ntitle: Theirs\nsource: A colleague\ntargets:\n  application: { column: App }\n  condition: { column: Mode }\n  vms: { column: VMs }\n  seconds: { column: Time }\n',
  );
  expect(await run(importFile, file('table.csv'), '--map', file('map.yaml'), '--check')).toContain(
    '1 trial in 1 cell;',
  );
  expect(await run(importFile, file('table.csv'), '--map', file('map.yaml'))).toBe('theirs');
});

it('leaves no half file where an export fails', async () => {
  await expect(run(exportStudy, 'no-such', '-o', file('none.zip'))).rejects.toThrow('there are:');
  await expect(readFile(file('none.zip.part'))).rejects.toThrow('ENOENT');
});
