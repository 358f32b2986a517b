import type { BenchmarkReport, CommandOutput, LaunchContext, Workload } from '#lib/domain/adapters';
import { LabError } from '#lib/domain/errors';
import { hplChecks } from './checks.ts';
import { expectedTests } from './layout.ts';
import { hplFinished, parseHplOutput } from './output.ts';
import { hplAdvice, hplProblems, programKey, programOf, readInput } from './problems.ts';
import { renderHplDat, withStandardOutput } from './render-dat.ts';
import { datOf, HplSettings } from './settings.ts';

/** High-Performance Linpack: the thesis' first application. It reads HPL.dat from its work directory. */
export const hpl: Workload<HplSettings> = {
  id: 'hpl',
  label: 'HPL (High-Performance Linpack)',
  settings: HplSettings,
  presets: [
    { label: 'One test', settings: { ns: [8000], nbs: [128] } },
    {
      label: '48 tests, as many as in thesis table 4.1 (the sizes are ours)',
      settings: {
        ns: [2000, 1500, 2000, 1500, 2000, 1500, 2000, 1500, 2000, 1500, 2000, 1500],
        nbs: [32, 64, 96, 128],
      },
    },
  ],
  application: () => 'HPL',
  mpi: (settings) => settings.mpi,
  problems: hplProblems,
  advice: hplAdvice,
  render({ file, ...settings }, { ranks }) {
    const content = file === undefined ? renderHplDat(datOf(settings, ranks)) : withStandardOutput(file);
    return [{ path: 'HPL.dat', content }];
  },
  program: (settings, context) => ({ argv: [insistOnProgram(settings, context)] }),
  parse: parseHpl,
  progress(stdout, settings) {
    const { tests, ended } = parseHplOutput(stdout);
    // A row is printed before its residual: without an end the last test may still be in its check.
    const done = tests.filter((test) => test.passed !== null || ended).length;
    const { dat } = readInput(settings, 1);
    return { done, expected: dat === null ? null : expectedTests(dat) };
  },
  finished: hplFinished,
  checks: hplChecks,
};

function insistOnProgram(settings: HplSettings, context: LaunchContext): string {
  const path = programOf(settings, context);
  if (path === undefined)
    throw new LabError('bad-input', `The cluster names no program "${programKey(settings)}".`);
  return path;
}

function parseHpl(output: CommandOutput): BenchmarkReport {
  const { tests, closing, ended, errors } = parseHplOutput(output.stdout, output.stderr);
  return {
    complete: ended,
    completed: tests.length,
    announced: closing.finished,
    errors,
    results: tests.map((test) => ({
      label: `${test.variant} N=${test.n} NB=${test.nb} ${test.p}×${test.q}`,
      seconds: test.seconds,
      gflops: test.gflops,
      residual: test.residuals.length > 0 ? test.residuals.join(' ') : null,
      passed: test.passed,
    })),
  };
}
