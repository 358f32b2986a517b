import type { CommandOutput, MoveReport } from '#lib/domain/adapters';

/** A part of what one of our scripts printed, begun by a line `=== NAME` or `=== NAME VALUE`. */
export interface Section {
  readonly name: string;
  readonly value: string;
  readonly lines: readonly string[];
}

const HEADING = /^=== ([a-z-]+)(?: (.*))?$/;

/** What stands before the first heading is dropped; so is a last line that was cut, since half a number is another number. */
export function sectionsOf(stdout: string): Section[] {
  const sections: { name: string; value: string; lines: string[] }[] = [];
  for (const line of stdout.split(/\r?\n/).slice(0, -1)) {
    const [, name, value = ''] = HEADING.exec(line) ?? [];
    if (name) sections.push({ name, value, lines: [] });
    else sections.at(-1)?.lines.push(line);
  }
  return sections;
}

/** Shells report a command that a signal ended as 128 + its number. */
const SIGNAL_BASE = 128;

/** How a command ended that left no exit code of its own, in words; null where it left one. */
export function endedHow({ exitCode }: CommandOutput): string | null {
  if (exitCode === null) return 'left no exit code';
  return exitCode > SIGNAL_BASE ? `was ended by signal ${exitCode - SIGNAL_BASE}` : null;
}

/** A migration of which only the outcome is known. */
export function bare(outcome: MoveReport['outcome'], reason: string): MoveReport {
  return { outcome, reason, suspendedSeconds: null, stages: [] };
}
