import type { Command } from '#lib/domain/adapters';
import { LabError } from '#lib/domain/errors';
import type { Machine } from './machine.ts';
import { flatten } from './quote.ts';
import { KILL_SCRIPT, READ_SCRIPT, START_SCRIPT, WAIT_SCRIPT } from './wrapper.ts';

/** What stands in a run directory: stamps are the host's own, seconds. */
export interface RunStart {
  /** False when the directory was there already: it had been asked before. */
  readonly claimed: boolean;
  readonly pid: number;
  readonly bootId: string;
  readonly startedWall: number;
  readonly startedUptime: number;
}

export interface RunEnd {
  readonly exitCode: number | null;
  readonly endedWall: number | null;
  readonly endedUptime: number | null;
  readonly lastOutputWall: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Claims the run directory and starts the command there, detached from this connection. Asking twice starts once. */
export async function startDetached(
  machine: Machine,
  directory: string,
  command: Command,
): Promise<RunStart> {
  const argv = ['sh', '-c', START_SCRIPT, 'sh', directory, ...flatten(command)];
  const output = await machine.read({ argv });
  const [claimed, pid, bootId, wall, uptime] = output.trim().split(/\s+/);
  const start = { pid: Number(pid), startedWall: Number(wall), startedUptime: Number(uptime) };
  if (!bootId || Object.values(start).some((value) => !Number.isFinite(value)))
    throw new LabError(
      'command',
      `${machine.name} claimed ${directory} but the command did not start: ${output.trim()}`,
    );
  return { claimed: claimed === 'claimed', bootId, ...start };
}

/**
 * Waits on the host until every run directory has ended or its process is gone, at most `seconds`.
 * Returns the directories that are finished.
 */
export async function waitDetached(
  machine: Machine,
  directories: readonly string[],
  seconds: number,
): Promise<string[]> {
  const argv = ['sh', '-c', WAIT_SCRIPT, 'sh', String(Math.ceil(seconds * 5)), ...directories];
  const output = await machine.insist({ argv }, { timeoutMs: (seconds + 20) * 1000 });
  return output.stdout.split('\n').filter((line) => line.length > 0);
}

/** Reads a finished run. A command that vanished without an exit code has `exitCode: null`. */
export async function readDetached(machine: Machine, directory: string): Promise<RunEnd> {
  const stamps = (await machine.read({ argv: ['sh', '-c', READ_SCRIPT, 'sh', directory] }))
    .trim()
    .split(/\s+/);
  const number = (text: string | undefined) => (text && text !== '-' ? Number(text) : null);
  const file = (name: string) => machine.read({ argv: ['cat', `${directory}/${name}`] });
  return {
    exitCode: number(stamps[0]),
    endedWall: number(stamps[1]),
    endedUptime: number(stamps[2]),
    lastOutputWall: number(stamps[3]),
    stdout: await file('stdout'),
    stderr: await file('stderr'),
  };
}

/** The output so far, from a byte offset on. */
export async function readOutputSoFar(machine: Machine, directory: string, fromByte = 0): Promise<string> {
  return machine.read({ argv: ['tail', '-c', `+${fromByte + 1}`, `${directory}/stdout`] });
}

/** Ends a run by its process group: first asking, then not. */
export async function killDetached(machine: Machine, directory: string): Promise<void> {
  await machine.insist({ argv: ['sh', '-c', KILL_SCRIPT, 'sh', directory] }, { timeoutMs: 30_000 });
}
