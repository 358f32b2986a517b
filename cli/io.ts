import { readFileSync } from 'node:fs';
import { LabError } from '#lib/domain/errors';

/** Where a command writes: results and complaints apart. */
export interface Io {
  out(text: string): void;
  err(text: string): void;
}

/** A subcommand: returns the exit code. */
export type Command = (args: string[], io: Io) => Promise<number>;

/** The words of the call are off: printed with the usage, exit code 2. */
export class UsageError extends Error {}

/** The one positional argument. @throws UsageError */
export function only(positionals: readonly string[], what: string): string {
  const [value, ...more] = positionals;
  if (!value || more.length > 0) throw new UsageError(`Give one ${what}.`);
  return value;
}

/** A file named on the command line. @throws LabError `bad-input` */
export function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new LabError('bad-input', `The file ${file} cannot be read.`, { cause });
  }
}
