import type { CommandOutput, MoveReport } from '#lib/domain/adapters';
import { EXIT_MEANING } from './exit-codes.ts';
import { parseTimes } from './parse-times.ts';

/** After this line the container stands still: until it, nothing on the source was touched. */
const POINT_OF_NO_RETURN = 'Live migrating container...';
/** Shells report a command that a signal ended as 128 + its number. */
const SIGNAL_BASE = 128;
/** Failures that can only come before the suspension, and only after it (the order of vzmigrate's stages). */
const ONLY_BEFORE = [1, 2, 3, 4, 9, 10, 12, 14, 17, 18, 19, 20, 126, 127];
const ONLY_AFTER = [7, 8];

/** Reads what vzmigrate 3.0.23 or 4.11 printed, and what its exit code leaves open. */
export function parseMove(output: CommandOutput): MoveReport {
  // What was cut inside its last line says nothing: half a number would be another number.
  const lines = output.stdout.split(/\r?\n/).slice(0, -1);
  const { outcome, reason } = judgeMove(output, lines);
  return { outcome, reason, ...parseTimes(lines) };
}

type Judged = Pick<MoveReport, 'outcome' | 'reason'>;

function judgeMove(output: CommandOutput, lines: readonly string[]): Judged {
  const { exitCode } = output;
  const frozen = lines.includes(POINT_OF_NO_RETURN);
  if (exitCode === 0) {
    if (frozen) return { outcome: 'ok', reason: 'vzmigrate ended with exit code 0.' };
    return {
      outcome: 'indeterminate',
      reason:
        'vzmigrate ended with exit code 0 but never said that it migrated: look where the container is.',
    };
  }
  if (exitCode === null || exitCode > SIGNAL_BASE) {
    const how = exitCode === null ? 'left no exit code' : `was ended by signal ${exitCode - SIGNAL_BASE}`;
    const when = frozen ? 'after the container was suspended' : 'before the container was suspended';
    return { outcome: 'indeterminate', reason: `vzmigrate ${how} ${when}: look at both hosts.` };
  }
  const meaning = EXIT_MEANING[exitCode] ?? 'vzmigrate failed for a reason it does not list';
  const failure = `Exit code ${exitCode}: ${meaning}${ownWords(output)}`;
  if (!frozen) return judgeUntold(exitCode, failure);
  if (runsOnAtSource(output, lines))
    return { outcome: 'failed', reason: `${failure}. The container runs on at the source.` };
  return {
    outcome: 'indeterminate',
    reason: `${failure}. Nothing says that the container was resumed at the source: look at both hosts.`,
  };
}

/** A failure whose text never speaks of the suspension, which may be because its end is missing. */
function judgeUntold(exitCode: number, failure: string): Judged {
  if (ONLY_AFTER.includes(exitCode))
    return {
      outcome: 'indeterminate',
      reason: `${failure}. What it printed about the suspension is missing: look at both hosts.`,
    };
  const untouched = ONLY_BEFORE.includes(exitCode);
  const what = untouched ? 'The container was not touched' : 'It never said that it suspended the container';
  return { outcome: 'failed', reason: `${failure}. ${what}.` };
}

/**
 * Whether the text of a failure after the suspension shows the source running again. vzmigrate then calls vzctl,
 * which prints `Resuming...` as it does on the destination after `Resuming container`; order across the two streams is
 * lost, so the lines of standard output are counted. A suspension that failed needs no resumption: the kernel undoes
 * it. Without `-v` vzctl is silent and nothing is shown.
 */
function runsOnAtSource({ stdout, stderr }: CommandOutput, lines: readonly string[]): boolean {
  const text = `${stdout}\n${stderr}`;
  if (/Failed to suspend container/.test(text)) return true;
  if (/Can not resume|restore at source failed/i.test(text)) return false;
  const triedAtDestination = lines.some((line) => line.trim() === 'Resuming container');
  const resumptions = lines.filter((line) => line.trim() === 'Resuming...').length;
  return resumptions > (triedAtDestination ? 1 : 0);
}

/** vzmigrate's last `Error:` line; the ones before it are vzctl's and the kernel's. */
function ownWords({ stdout, stderr }: CommandOutput): string {
  const errors = `${stdout}\n${stderr}`.split(/\r?\n/).filter((line) => /^Error:/.test(line));
  const last = errors
    .at(-1)
    ?.replace(/^Error:\s*/, '')
    .trim();
  return last ? ` (“${last}”)` : '';
}
