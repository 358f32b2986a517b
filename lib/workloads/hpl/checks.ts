import type { Baseline, BenchmarkReport, CheckContext, CommandOutput } from '#lib/domain/adapters';
import { type Check, invalid, unknown, valid } from '#lib/domain/verdict';
import { exitCheck } from '../exit-check.ts';
import { compareResiduals } from './compare-residuals.ts';
import { expectedTests } from './layout.ts';
import { type HplOutput, parseHplOutput } from './output.ts';
import { readInput } from './problems.ts';
import type { HplSettings } from './settings.ts';

/** HPL exits with 0 whether residuals failed or tests were skipped: its text is judged. */
export function hplChecks(
  context: CheckContext,
  report: BenchmarkReport,
  output: CommandOutput,
  settings: HplSettings,
  baseline: Baseline | null,
): Check[] {
  const hpl = parseHplOutput(output.stdout, output.stderr);
  const { dat } = readInput(settings, context.ranks);
  const expected = dat === null ? null : expectedTests(dat);
  return [
    exitCheck(output, context, report),
    checkEnd(hpl),
    checkTests(hpl, expected),
    checkPassed(hpl),
    checkSkipped(hpl),
    checkChecked(hpl),
    compareResiduals(report, baseline, settings),
  ];
}

function checkEnd(hpl: HplOutput): Check {
  const asked = { id: 'hpl-end', label: 'HPL came to its end' };
  if (hpl.ended) return valid(asked, '“End of Tests.” was printed');
  return invalid(asked, 'HPL never printed “End of Tests.”.', hpl.errors[0] ?? 'no error line either');
}

function checkTests(hpl: HplOutput, expected: number | null): Check {
  const asked = { id: 'hpl-tests', label: 'Every test was made' };
  const { finished } = hpl.closing;
  const evidence = `expected ${expected ?? '?'}, finished ${finished ?? '?'}, with a result line ${hpl.tests.length}`;
  if (expected === null)
    return unknown(asked, 'The input cannot be read, so the number of tests is unknown.', evidence);
  if (finished === expected && hpl.tests.length === expected) return valid(asked, evidence);
  if (finished !== null && finished > expected)
    return invalid(asked, `HPL made ${finished} tests, ${expected} were expected.`, evidence);
  const made = Math.min(finished ?? hpl.tests.length, hpl.tests.length);
  return invalid(asked, `${made} of ${expected} tests were made.`, evidence);
}

function checkPassed(hpl: HplOutput): Check {
  const asked = { id: 'hpl-failed', label: 'No residual check failed' };
  const bad = hpl.tests.filter((test) => test.passed === false);
  const failed = Math.max(hpl.closing.failed ?? 0, bad.length);
  const evidence = `${hpl.tests.filter((test) => test.passed).length} passed, ${failed} failed`;
  if (failed === 0) return valid(asked, evidence);
  const [first] = bad;
  const which = first ? ` First: N=${first.n} NB=${first.nb}, residual ${first.residuals.join(', ')}.` : '';
  return invalid(asked, `${failed} tests failed their residual check.${which}`, evidence);
}

/** "Skipped" counts failed allocations too, whatever the line says (HPL_pdtest.c). */
function checkSkipped(hpl: HplOutput): Check {
  const asked = { id: 'hpl-skipped', label: 'No test was skipped' };
  const { skipped } = hpl.closing;
  if (skipped === null) return unknown(asked, 'HPL did not say how many tests it skipped.');
  if (skipped === 0) return valid(asked, '0 skipped');
  const why = hpl.errors.find((line) => /allocation|Skip/i.test(line)) ?? '';
  return invalid(asked, `${skipped} tests were skipped: illegal values, or no memory for them.`, why);
}

function checkChecked(hpl: HplOutput): Check {
  const asked = { id: 'hpl-checked', label: 'Every result was checked' };
  const open = Math.max(hpl.closing.unchecked ?? 0, hpl.tests.filter((test) => test.passed === null).length);
  if (open > 0) return invalid(asked, `${open} tests completed without a residual check.`);
  return valid(asked, `${hpl.tests.length} residuals checked`);
}
