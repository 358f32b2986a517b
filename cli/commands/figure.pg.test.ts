import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { importThesis } from '#lib/store/import-thesis';
import { type TestDatabase, testDatabase } from '#scripts/test-db';
import { figure } from './figure.ts';
import { figures } from './figures.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'lab-figure-'));
let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
  process.env['DATABASE_URL'] = test.url;
  await importThesis(test.db);
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await test.drop();
});

async function run(command: typeof figure, ...args: string[]): Promise<string> {
  const lines: string[] = [];
  expect(await command(args, { out: (text) => lines.push(text), err: () => {} })).toBe(0);
  return lines.join('\n');
}

const BEGINS: Record<string, RegExp> = {
  svg: /^<svg /,
  pdf: /^%PDF-1\.4/,
  png: /^.PNG/s,
  tikz: /^% /,
  matplotlib: /^#!\/usr\/bin\/env python3/,
  csv: /^panel,series,/,
  json: /^\{/,
  bibtex: /^@misc\{/,
  caption: /^\S/,
};

it.each(['4.1', '4.2', '4.3', '4.4', '4.5', '4.6', '4.7', '4.8', 'hpl-8'])(
  'writes figure %s in every format',
  async (id) => {
    for (const [format, begins] of Object.entries(BEGINS)) {
      const file = path.join(folder, `${id}.${format}`);
      await run(figure, id, '--format', format, '--preset', 'ieee-1col', '--dpi', '100', '-o', file);
      expect(readFileSync(file, 'latin1')).toMatch(begins);
    }
  },
);

it('puts text on standard output without a file, as the options of its address say', async () => {
  const bibtex = await run(
    figure,
    '4.3',
    '--format',
    'bibtex',
    '--error',
    'ci95',
    '--origin',
    'http://127.0.0.1:3000',
  );
  expect(bibtex).toContain('\\url{http://127.0.0.1:3000/figures/4.3?');
  expect(bibtex).toContain('error=ci95');
  expect(JSON.parse(await run(figure, '4.1', '--json'))).toMatchObject({ id: '4.1', view: 'bars' });
  expect(await run(figure, '4.8')).toContain('Provenance: imported from R. F. Romero');
});

it('packs a study’s figures', async () => {
  const file = path.join(folder, 'all.zip');
  await run(figures, 'thesis', '--dpi', '72', '-o', file);
  const names = readFileSync(file, 'latin1');
  for (const name of ['figure-4.1/figure-4.1.pdf', 'figure-hpl-8/figure-hpl-8.tex', 'references.bib'])
    expect(names).toContain(name);
  await expect(run(figures, 'nobody')).rejects.toThrow('There is no study nobody with figures');
});

it('says what is wrong with a preset, a resolution, a view, a file', async () => {
  await expect(run(figure, '4.1', '--format', 'pdf', '--preset', 'nature')).rejects.toThrow(
    /preset.*ieee-1col/,
  );
  await expect(run(figure, '4.1', '--format', 'png', '--dpi', '5')).rejects.toThrow(/dpi.*36/);
  await expect(run(figure, '4.1', '--view', 'pie')).rejects.toThrow(/view/);
  const nowhere = path.join(folder, 'nowhere', 'x.pdf');
  await expect(run(figure, '4.1', '--format', 'pdf', '-o', nowhere)).rejects.toThrow('cannot be written');
});
