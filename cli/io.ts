import { readFileSync, writeFileSync } from 'node:fs';
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

/**
 * Puts a result into the named file, or on standard output.
 * @throws UsageError for bytes that a terminal would show; LabError `bad-input` for a file that cannot be written
 */
export function deliver(content: string | Uint8Array, file: string | undefined, io: Io): void {
  if (file !== undefined) writeFile(file, content);
  else if (typeof content === 'string') io.out(content.replace(/\n$/, ''));
  else if (process.stdout.isTTY)
    throw new UsageError('This is no text for a terminal. Name a file: -o FILE.');
  else process.stdout.write(content);
}

function writeFile(file: string, content: string | Uint8Array): void {
  try {
    writeFileSync(file, content);
  } catch (cause) {
    throw new LabError('bad-input', `The file ${file} cannot be written. Name another with -o.`, { cause });
  }
}
