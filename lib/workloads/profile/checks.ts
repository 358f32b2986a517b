import type { Baseline, BenchmarkReport, CheckContext, CommandOutput } from '#lib/domain/adapters';
import { type Check, invalid, unknown, valid } from '#lib/domain/verdict';
import { exitCheck } from '../exit-check.ts';
import type { ProfileSettings } from './settings.ts';

/** The thesis' criterion for OMEN (section 4.1): as many phases completed as without migrations. */
export function profileChecks(
  context: CheckContext,
  report: BenchmarkReport,
  output: CommandOutput,
  settings: ProfileSettings,
  baseline: Baseline | null,
): Check[] {
  return [
    exitCheck(output, context, report),
    checkDone(report, settings),
    checkFailures(report),
    checkPhases(report, settings, baseline),
  ];
}

function checkDone(report: BenchmarkReport, { donePattern }: ProfileSettings): Check {
  const asked = { id: 'profile-done', label: 'The application said it was done' };
  if (report.complete) return valid(asked, `a line matches ${donePattern}`);
  return invalid(asked, `No line matches ${donePattern}.`, `${report.completed} phases completed`);
}

function checkFailures(report: BenchmarkReport): Check {
  const asked = { id: 'profile-failures', label: 'The application reported no failure' };
  const [first] = report.errors;
  if (first === undefined) return valid(asked, 'no line matches a fail pattern');
  return invalid(asked, `It reported: ${first}`, report.errors.join('; '));
}

function checkPhases(
  { completed }: BenchmarkReport,
  { expected }: ProfileSettings,
  baseline: Baseline | null,
): Check {
  const asked = { id: 'profile-phases', label: 'Every phase was completed' };
  const source = expected === 'from-baseline' ? `baseline ${baseline?.trialId ?? ''}` : 'the settings';
  const wanted = expected === 'from-baseline' ? (baseline?.report.completed ?? null) : expected;
  if (completed === 0) return invalid(asked, 'No phase was completed.');
  if (wanted === null)
    return unknown(
      asked,
      'There is no baseline yet to compare the number of phases with.',
      `${completed} phases`,
    );
  const evidence = `${completed} phases; ${wanted} by ${source}`;
  if (completed === wanted) return valid(asked, evidence);
  return invalid(asked, `${completed} phases were completed, ${wanted} were expected.`, evidence);
}
