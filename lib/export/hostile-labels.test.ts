import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Figure } from '#lib/figures/figure';
import { prepareTestFigure } from '#lib/figures/test-figures';
import { exportFigure } from './formats.ts';
import { paper } from './test-figures.ts';
import { has, pythonWithMatplotlib, runProgram } from './test-programs.ts';
import { texText } from './tex-text.ts';

const TEX = '100 % of A_b & c #1 {x} \\input{y} ~z^2 $5$ "q" <l|r>';
const HTML = '</text><script>alert(1)</script>';
const LINES = 'two\nlines\u2028three """ \' \\';

/** Every word that a user may choose says something bad. */
function spoil(figure: Figure, word: string): Figure {
  return {
    ...figure,
    title: word,
    subtitle: word,
    description: word,
    address: `/figures/x?fabrics=${word}`,
    x: { ...figure.x, label: word },
    y: { ...figure.y, label: word },
    series: figure.series.map((series) => ({ ...series, label: word })),
    rows: figure.rows.map((row) => ({ ...row, series: word, note: word })),
    panels: figure.panels.map((panel) => ({
      ...panel,
      title: word,
      marks: [...panel.marks, { kind: 'rule', axis: 'y', value: 1, text: word }],
    })),
    caption: [{ label: 'Provenance', text: word }],
  };
}

const folder = mkdtempSync(path.join(tmpdir(), 'figure-labels-'));
afterAll(() => rmSync(folder, { recursive: true }));
const figure = prepareTestFigure('4.8');

it('lets no label out of SVG', async () => {
  const svg = String((await exportFigure(spoil(figure, HTML), 'svg', paper({ caption: 'full' }))).content);
  expect(svg).not.toContain('<script');
  expect(svg).toContain('&lt;/text&gt;&lt;script&gt;');
  const tags = [...svg.matchAll(/<\/?([a-z]+)/g)].map((match) => match[1]);
  expect(new Set(tags)).toEqual(new Set(['svg', 'title', 'desc', 'rect', 'circle', 'path', 'text']));
});

it('turns what XML cannot hold into a replacement character', async () => {
  const svg = String((await exportFigure(spoil(figure, 'a\u0000b\uD800c\u{1F600}'), 'svg', paper())).content);
  expect(svg).toContain('a\uFFFDb\uFFFDc\u{1F600}');
});

it('escapes the ten signs of TeX', () => {
  expect(texText('%_&#\\{}~^$')).toBe(
    '\\%\\_\\&\\#\\textbackslash{}\\{\\}\\textasciitilde{}\\textasciicircum{}\\$',
  );
  expect(texText('12 ± 3 s\nn ≥ 5')).toBe('12 $\\pm$ 3 s n $\\ge$ 5');
});

describe.each([
  ['signs of TeX', TEX],
  ['tags', HTML],
  ['ends of lines and quotes', LINES],
])('%s in every label', (_, word) => {
  it.skipIf(!has('pdflatex', '-version'))('compile in LaTeX', async () => {
    writeFileSync(
      path.join(folder, 'a.tex'),
      (await exportFigure(spoil(figure, word), 'tikz', paper({ caption: 'full' }))).content,
    );
    runProgram('pdflatex', ['-interaction=nonstopmode', '-halt-on-error', 'a.tex'], folder);
    if (!has('pdftotext') || word !== TEX) return;
    expect(runProgram('pdftotext', ['a.pdf', '-'], folder)).toMatch(
      /100 % of A.?b & c #1 \{x\} \\input\{y\}/,
    );
  });

  it.skipIf(!pythonWithMatplotlib)('run in Python and come out as they are', async () => {
    writeFileSync(
      path.join(folder, 'a.py'),
      (await exportFigure(spoil(figure, word), 'matplotlib', paper())).content,
    );
    runProgram(pythonWithMatplotlib ?? 'python3', ['a.py', 'a.svg'], folder);
    runProgram(pythonWithMatplotlib ?? 'python3', ['a.py', 'b.pdf'], folder);
    if (!has('pdftotext') || word !== TEX) return;
    expect(runProgram('pdftotext', ['b.pdf', '-'], folder)).toContain('$5$');
  });

  it('stay in their cells of a table', async () => {
    const csv = String((await exportFigure(spoil(figure, word), 'csv', paper())).content);
    const records = csv
      .replaceAll(/"(?:[^"]|"")*"/g, 'cell')
      .trimEnd()
      .split('\r\n');
    for (const record of records) expect(record.split(',')).toHaveLength(9);
  });

  it('stay in one field of BibTeX', async () => {
    const bib = String((await exportFigure(spoil(figure, word), 'bibtex', paper())).content);
    const bare = bib.replaceAll(/\\[{}]/g, '');
    expect(bare.match(/{/g)?.length).toBe(bare.match(/}/g)?.length);
    expect(bib.trimEnd().endsWith('\n}')).toBe(true);
  });
});
