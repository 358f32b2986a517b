import { compile } from '#lib/domain/line-pattern';
import { textLines } from '../text-lines.ts';
import type { ProfileSettings } from './settings.ts';

type Patterns = Pick<ProfileSettings, 'phasePattern' | 'donePattern' | 'failPatterns'>;

export interface ProfileOutput {
  /** The lines that completed a phase, in order; a repeated key counts once. */
  readonly phases: readonly string[];
  readonly done: boolean;
  /** Lines that a fail pattern matched, verbatim. */
  readonly failures: readonly string[];
}

const MOST_FAILURES = 20;

/** Reads an application's log line by line; a running one gives what is there. */
export function parseProfileOutput(patterns: Patterns, stdout: string, stderr = ''): ProfileOutput {
  const phase = compile(patterns.phasePattern);
  const done = compile(patterns.donePattern);
  const fails = patterns.failPatterns.map(compile);
  const phases = new Map<string, string>();
  const failures: string[] = [];
  let isDone = false;
  for (const line of textLines(stdout)) {
    const found = phase(line);
    if (found) {
      const key = found.groups?.['key'] ?? `phase ${phases.size + 1}`;
      if (!phases.has(key)) phases.set(key, line.trim());
    }
    isDone ||= done(line) !== null;
    if (fails.some((fail) => fail(line))) failures.push(line.trim());
  }
  for (const line of textLines(stderr)) if (fails.some((fail) => fail(line))) failures.push(line.trim());
  return { phases: [...phases.values()], done: isDone, failures: failures.slice(0, MOST_FAILURES) };
}
