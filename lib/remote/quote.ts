import type { Command } from '#lib/domain/adapters';

const SAFE = /^[A-Za-z0-9_@%+=:,./-]+$/;

/** One word for a POSIX shell. */
function quoteWord(word: string): string {
  if (word.includes('\0')) throw new Error('an argument holds a NUL byte');
  return SAFE.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** An argument array as one line for a POSIX shell: the only place where arguments become text. */
export function quote(argv: readonly string[]): string {
  return argv.map(quoteWord).join(' ');
}

/** Folds environment and working directory into the argument array, so that nothing but argv travels on. */
export function flatten(command: Command): string[] {
  const pairs = Object.entries(command.env ?? {}).map(([name, value]) => `${name}=${value}`);
  const withEnv = pairs.length > 0 ? ['env', ...pairs, ...command.argv] : [...command.argv];
  return command.cwd
    ? ['sh', '-c', 'cd -- "$1" && shift && exec "$@"', 'sh', command.cwd, ...withEnv]
    : withEnv;
}
