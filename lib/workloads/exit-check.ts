import type { BenchmarkReport, CheckContext, CommandOutput } from '#lib/domain/adapters';
import { type Check, invalid, unknown, valid } from '#lib/domain/verdict';

/**
 * The launcher's exit code. Of a launcher that we ended after the application's last word it says nothing: MPICH's
 * was seen to print the result and never to exit after a link outage.
 */
export function exitCheck(output: CommandOutput, context: CheckContext, report: BenchmarkReport): Check {
  const asked = { id: 'application-exit', label: 'The application ended well' };
  const evidence = `exit code ${output.exitCode ?? 'unknown'}`;
  if (context.launcherEnded && report.complete)
    return valid(asked, `the application finished; its launcher never exited and was ended (${evidence})`);
  if (output.exitCode === 0) return valid(asked, evidence);
  const words = report.errors[0] ?? lastLine(output.stderr);
  if (output.exitCode === null) return unknown(asked, 'Nobody could read its exit code.', words);
  return invalid(asked, `It ended with exit code ${output.exitCode}.`, words);
}

const lastLine = (text: string) => text.trimEnd().split('\n').at(-1)?.trim() ?? '';
