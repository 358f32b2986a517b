import { z } from 'zod';

const MOST_PATTERN_CHARACTERS = 200;
/**
 * Backtracking costs up to length^(repetitions + 1) / (repetitions + 1)! steps, and one power less after a leading ^:
 * with 500 characters and a third power that is 2e7, some 0.1 s at the worst.
 */
const MOST_POWER = 3;
/** Longer lines are cut: a pattern describes the beginning of a line of a log. */
const MOST_LINE_CHARACTERS = 500;
/** `{1,3}` costs nothing; `{1,1000}` is as good as `+`. */
const BOUNDED_REPETITIONS = 10;

/** What is wrong with a regular expression that a person typed, in one sentence, or null. */
export function patternProblem(source: string): string | null {
  if (source.length > MOST_PATTERN_CHARACTERS)
    return `at most ${MOST_PATTERN_CHARACTERS} characters, there are ${source.length}`;
  let pattern: RegExp;
  try {
    pattern = new RegExp(source, 'u');
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  if (pattern.test('')) return 'it matches an empty line, so it would match every line';
  if (/\\[1-9]|\\k<|\(\?<?[=!]/.test(source)) return 'back references and look-around are not supported';
  const { repetitions, nested } = repetitionsOf(source);
  if (nested) return 'a repetition inside a repeated group, such as (a+)+, may take for ever: write it flat';
  const isAnchored = source.startsWith('^') && !source.includes('|');
  if (repetitions + (isAnchored ? 0 : 1) > MOST_POWER)
    return `at most ${MOST_POWER - 1} open repetitions (*, + or {n,}), ${MOST_POWER} after a leading ^; there are ${repetitions}`;
  return null;
}

/** Counts `*`, `+`, `{n,}` outside classes, and finds groups that are repeated and hold one, or alternatives. */
function repetitionsOf(source: string): { repetitions: number; nested: boolean } {
  const bare = source.replace(/\\./gu, 'x').replace(/\[[^\]]*\]/gu, 'x');
  const open: boolean[] = [];
  let repetitions = 0;
  let nested = false;
  for (let i = 0; i < bare.length; i++) {
    const mark = bare[i];
    if (mark === '(') open.push(false);
    const holds = mark === ')' ? (open.pop() ?? false) : false;
    const repeated = /^(?:[*+]|\{\d)/.test(bare.slice(i + 1));
    if (mark === ')' && holds && repeated) nested = true;
    const isRepetition = mark === '*' || mark === '+' || isLongRange(bare.slice(i));
    if (isRepetition) repetitions += 1;
    if (isRepetition || mark === '|' || holds) open.splice(-1, 1, ...(open.length > 0 ? [true] : []));
  }
  return { repetitions, nested };
}

function isLongRange(rest: string): boolean {
  const range = /^\{(\d+)(,?)(\d*)\}/.exec(rest);
  if (!range) return false;
  const most = range[2] === '' ? range[1] : range[3] || 'Infinity';
  return Number(most) > BOUNDED_REPETITIONS;
}

/** The pattern as it is matched: line by line, from the settings that were checked before. */
export function compile(source: string): (line: string) => RegExpExecArray | null {
  const pattern = new RegExp(source, 'u');
  return (line) => pattern.exec(line.slice(0, MOST_LINE_CHARACTERS));
}

/** A regular expression for lines, as a person types it. */
export const LinePattern = z
  .string()
  .min(1, 'give a pattern')
  .superRefine((source, context) => {
    const message = source === '' ? null : patternProblem(source);
    if (message) context.addIssue({ code: 'custom', message: `not a usable pattern: ${message}` });
  });
