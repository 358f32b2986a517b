import { afterAll, beforeAll, expect, it } from 'vitest';
import { importThesis } from '#lib/store/import-thesis';
import { type TestDatabase, testDatabase } from '#scripts/test-db';
import { cells } from './cells.ts';
import { figure } from './figure.ts';
import { studies } from './studies.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
  process.env['DATABASE_URL'] = test.url;
  await importThesis(test.db);
});
afterAll(() => test.drop());

async function run(command: typeof cells, ...args: string[]): Promise<string> {
  const lines: string[] = [];
  expect(await command(args, { out: (text) => lines.push(text), err: () => {} })).toBe(0);
  return lines.join('\n');
}

it('prints the 174 cells of the thesis with every value', async () => {
  const found = JSON.parse(await run(cells, 'thesis', '--json')) as Record<string, unknown>[];
  expect(found).toHaveLength(174);
  expect(found.find((cell) => cell['condition'] === 'migration_only')).toEqual({
    application: 'HPL',
    condition: 'migration_only',
    fabric: '1GbE',
    simultaneous: 1,
    vms: null,
    n: 5,
    mean: expect.closeTo(121.5756, 9),
    sd: expect.closeTo(0.46039907, 8),
    values: [120.95, 121.933, 122.086, 121.315, 121.594],
  });
});

it('aligns a table for people', async () => {
  expect(await run(studies)).toMatch(/^study +state .*\nthesis +finished +imported .* 550/);
  expect(await run(figure, '4.8')).toContain('Provenance: imported from R. F. Romero');
});

it('names what there is when asked for something else', async () => {
  await expect(run(cells, 'thesiss', '--json')).rejects.toThrow('there are: thesis');
  await expect(run(figure, '4.9', '--json')).rejects.toThrow('4.8, hpl-8');
});
