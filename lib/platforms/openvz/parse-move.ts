import type { CommandOutput, MoveReport, MoveStage } from '#lib/domain/adapters';
import { EXIT_MEANING } from './exit-codes.ts';

/** From here on the container is down: what fails later must be looked at on both hosts. */
const POINT_OF_NO_RETURN = 'Live migrating container...';

/** The times that `-v` prints, by label, mapped onto the common stages. */
const STAGES: Readonly<Record<string, MoveStage>> = {
  'Suspend + Dump': 'suspend',
  'Pcopy after suspend': 'sync',
  'Copy dump file': 'copy',
  'Second rsync': 'sync',
  '2nd level quota': 'sync',
  'Undump + Resume': 'restore',
};

const STAGE_LINE =
  /^\s*(Suspend \+ Dump|Pcopy after suspend|Copy dump file|Second rsync|2nd level quota|Undump \+ Resume):\s+(-?[\d.e+-]+)\s*$/;
/** 3.0.23 calls it "Total time", though its clock starts at the suspension as well. */
const TOTAL_LINE = /^\s*(?:Total suspended time|Total time):\s+(-?[\d.e+-]+)\s*$/;

/** Reads what vzmigrate 3.0.23 or 4.11 said. Times below zero (quota switched off) are dropped. */
export function parseMove(output: CommandOutput): MoveReport {
  const lines = output.stdout.split(/\r?\n/);
  const stages = lines.flatMap((line) => {
    const [, label, seconds] = STAGE_LINE.exec(line) ?? [];
    const name = label ? STAGES[label] : undefined;
    return label && name && Number(seconds) >= 0 ? [{ name, label, seconds: Number(seconds) }] : [];
  });
  const totals = lines.flatMap((line) => {
    const seconds = Number(TOTAL_LINE.exec(line)?.[1] ?? Number.NaN);
    return seconds >= 0 ? [seconds] : [];
  });
  return { ...judge(output), suspendedSeconds: totals.at(-1) ?? null, stages };
}

function judge({ exitCode, stdout, stderr }: CommandOutput): Pick<MoveReport, 'outcome' | 'reason'> {
  const wasDown = stdout.includes(POINT_OF_NO_RETURN);
  if (exitCode === 0) return { outcome: 'ok', reason: 'exit code 0' };
  const said = [...stderr.split('\n'), ...stdout.split('\n')]
    .findLast((line) => /^\s*Error:/.test(line))
    ?.trim();
  const detail = said ? ` (${said.replace(/\s+/g, ' ')})` : '';
  if (exitCode === null)
    return {
      outcome: 'indeterminate',
      reason: `vzmigrate left no exit code${wasDown ? ' and the container was down by then' : ''}${detail}`,
    };
  const meaning =
    EXIT_MEANING[exitCode] ??
    (exitCode > 128 ? `a signal (${exitCode - 128}) ended it` : 'vzmigrate gives no reason for this code');
  const outcome = exitCode > 128 && wasDown ? 'indeterminate' : 'failed';
  return { outcome, reason: `exit code ${exitCode}: ${meaning}${detail}` };
}
