import { spawnSync } from 'node:child_process';

/** Whether a program is on this machine; tests that need another's are skipped without it. */
export const has = (program: string, ...args: string[]) =>
  spawnSync(program, args.length > 0 ? args : ['-v'], { stdio: 'ignore' }).error === undefined;

/** A Python with matplotlib, or null. The system's own may have it where another stands first in the path. */
export const pythonWithMatplotlib = ['python3', '/usr/bin/python3'].find(
  (python) => spawnSync(python, ['-c', 'import matplotlib'], { stdio: 'ignore' }).status === 0,
);

/** Runs a program to its end. @throws Error with its output when it fails */
export function runProgram(program: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ended with ${status}:\n${stdout}\n${stderr}`);
  return stdout;
}
