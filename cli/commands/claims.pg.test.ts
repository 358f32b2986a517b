import { afterAll, beforeAll, expect, it } from 'vitest';
import { importThesis } from '#lib/store/import-thesis';
import { type TestDatabase, testDatabase } from '#scripts/test-db';
import { claims } from './claims.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
  process.env['DATABASE_URL'] = test.url;
  await importThesis(test.db);
});
afterAll(() => test.drop());

async function run(...args: string[]): Promise<string> {
  const lines: string[] = [];
  expect(await claims(args, { out: (text) => lines.push(text), err: () => {} })).toBe(0);
  return lines.join('\n');
}

it('prints every claim of the thesis with its formula, place and verdict', async () => {
  const found = JSON.parse(await run('thesis', '--json')) as Record<string, unknown>[];
  const of = (printed: string) => found.find((claim) => claim['printed'] === printed);
  expect(of('24.4 %')).toMatchObject({ verdict: 'differs', recomputed: '23.716 %' });
  expect(of('11.35 %')).toMatchObject({
    id: '5.2-11.35',
    verdict: 'reproduced',
    where: 'section 5.2, page 34–35, line 597',
    formula: expect.stringContaining('mean thesis seconds of [HPL, migrations only, 1GbE, 1 at a time]'),
  });
  expect(of('constantly')).toMatchObject({ verdict: 'differs', recomputed: 'fails in 16 of 70 cells' });
});

it('prints a table for people, and names the studies there are', async () => {
  expect(await run('thesis')).toMatch(/4\.2\.2\.3-24\.4 +24\.4 % +23\.716 % +differs/);
  await expect(run('thesiss')).rejects.toThrow('there are: thesis');
});
