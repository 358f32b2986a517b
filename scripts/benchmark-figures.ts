// One figure of the thesis as PDF, three ways in turn: this code, warm; matplotlib, warm; a gnuplot process.
//   npx tsx scripts/benchmark-figures.ts [ROUNDS]
// It needs Python with matplotlib, and gnuplot with its pdfcairo terminal.
import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { exportFigure } from '#lib/export/formats';
import { parseExport } from '#lib/export/options';
import { prepareTestFigure } from '#lib/figures/test-figures';
import { gnuplotScript, plainFigure } from './benchmark-figures-data.ts';

const ROUNDS = Number(process.argv[2] ?? 20);
/** Each way draws so often before the next one's turn, so that none begins with another's caches only. */
const IN_A_ROW = 5;
/** Just-in-time compilers are done by then. */
const WARM_UP = 10;
const PYTHONS = ['python3', '/usr/bin/python3'];
const OPTIONS = parseExport({ preset: 'ieee-1col' }).options;

const say = (text: string) => process.stdout.write(`${text}\n`);
const median = (values: readonly number[]) => {
  const sorted = [...values].sort((a, b) => a - b);
  return ((sorted[(sorted.length - 1) >> 1] ?? 0) + (sorted[sorted.length >> 1] ?? 0)) / 2;
};

const figure = prepareTestFigure('4.3', { view: 'bars' });
const plain = plainFigure(figure);
const python = PYTHONS.find((one) => spawnSync(one, ['-c', 'import matplotlib']).status === 0);
if (!python) throw new Error('no Python with matplotlib: apt-get install python3-matplotlib');
if (spawnSync('gnuplot', ['--version']).error) throw new Error('no gnuplot: apt-get install gnuplot-nox');

const child = spawn(python, [path.join(import.meta.dirname, 'benchmark-figures.py')], {
  stdio: ['pipe', 'pipe', 'inherit'],
});
const answers = createInterface(child.stdout)[Symbol.asyncIterator]();
child.stdin.write(`${JSON.stringify(plain)}\n`);

async function ours(): Promise<number> {
  const begun = performance.now();
  await exportFigure(figure, 'pdf', OPTIONS);
  return performance.now() - begun;
}

/** The process times itself, without reading and writing. */
async function matplotlib(): Promise<number> {
  child.stdin.write('draw\n');
  return Number((await answers.next()).value);
}

function gnuplot(): number {
  const begun = performance.now();
  const { status, stderr } = spawnSync('gnuplot', ['-'], { input: gnuplotScript(plain) });
  if (status !== 0) throw new Error(String(stderr));
  return performance.now() - begun;
}

type Way = 'ours' | 'matplotlib' | 'gnuplot';
const draw: Record<Way, () => number | Promise<number>> = { ours, matplotlib, gnuplot };
const times: Record<Way, number[]> = { ours: [], matplotlib: [], gnuplot: [] };
for (let round = -WARM_UP; round < ROUNDS; round += 1)
  for (const way of ['ours', 'matplotlib', 'gnuplot'] as const)
    for (let turn = 0; turn < IN_A_ROW; turn += 1) {
      const ms = await draw[way]();
      if (round >= 0) times[way].push(ms);
    }
child.stdin.end();
const [own, theirs, process_] = [median(times.ours), median(times.matplotlib), median(times.gnuplot)];
const draws = ROUNDS * IN_A_ROW;
say(`figure 4.3 as PDF, medians of ${draws} after ${WARM_UP * IN_A_ROW} to warm up, ways in turn:`);
say(`  this code, warm   ${own.toFixed(1)} ms`);
say(`  matplotlib, warm  ${theirs.toFixed(1)} ms  ratio ${(own / theirs).toFixed(3)}`);
say(`  gnuplot process   ${process_.toFixed(1)} ms  ratio ${(own / process_).toFixed(3)}`);
