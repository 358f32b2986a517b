import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareTestFigure } from '#lib/figures/test-figures';
import { exportFigure } from './formats.ts';
import { everyView, NINE, paper } from './test-figures.ts';
import { has, pythonWithMatplotlib, runProgram } from './test-programs.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'figure-programs-'));
afterAll(() => rmSync(folder, { recursive: true }));

const figures = [...NINE.map((id) => prepareTestFigure(id, { view: 'bars' })), ...everyView()];
const named = figures.map((figure) => [`${figure.id}-${figure.view}`.replace('/', '-'), figure] as const);
const MINUTE_MS = 60_000;

describe.skipIf(!has('pdflatex', '-version'))('pdflatex', () => {
  it.each(named)(
    'compiles figure %s to one page of its size',
    async (name, figure) => {
      writeFileSync(path.join(folder, `${name}.tex`), (await exportFigure(figure, 'tikz', paper())).content);
      const said = runProgram(
        'pdflatex',
        ['-interaction=nonstopmode', '-halt-on-error', `${name}.tex`],
        folder,
      );
      expect(said).toContain('(1 page,');
      if (has('pdfinfo'))
        expect(runProgram('pdfinfo', [`${name}.pdf`], folder)).toMatch(/Page size: +252 x /);
    },
    MINUTE_MS,
  );

  it(
    'takes a figure into a document',
    async () => {
      writeFileSync(
        path.join(folder, 'figure.tex'),
        (await exportFigure(figures[0] ?? prepareTestFigure('4.1'), 'tikz', paper())).content,
      );
      const document = String.raw`\documentclass{article}\usepackage{amssymb}\usepackage{pgfplots}
      \usetikzlibrary{patterns}\begin{document}Before \input{figure.tex} after.\end{document}`;
      writeFileSync(path.join(folder, 'paper.tex'), document);
      expect(
        runProgram('pdflatex', ['-interaction=nonstopmode', '-halt-on-error', 'paper.tex'], folder),
      ).toContain('(1 page,');
    },
    MINUTE_MS,
  );
});

describe.skipIf(!pythonWithMatplotlib)('matplotlib', () => {
  beforeAll(async () => {
    for (const [name, figure] of named)
      writeFileSync(
        path.join(folder, `${name}.py`),
        (await exportFigure(figure, 'matplotlib', paper())).content,
      );
    const all = JSON.stringify(named.map(([name]) => name));
    writeFileSync(
      path.join(folder, 'all.py'),
      `import runpy, sys
for name in ${all}:
    sys.argv = [name, name + "-drawn.pdf"]
    runpy.run_path(name + ".py", run_name="__main__")
`,
    );
    runProgram(pythonWithMatplotlib ?? 'python3', ['all.py'], folder);
  }, MINUTE_MS);

  it.each(named)('draws figure %s from its script, at its size', (name) => {
    expect(readFileSync(path.join(folder, `${name}-drawn.pdf`), 'latin1')).toMatch(/\/MediaBox \[ ?0 0 252 /);
    if (has('pdffonts'))
      expect(runProgram('pdffonts', [`${name}-drawn.pdf`], folder)).not.toContain('Type 3');
  });
});
