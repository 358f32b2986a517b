import type { Command } from '#lib/domain/adapters';
import { LabError } from '#lib/domain/errors';
import type { Machine } from './machine.ts';
import { flatten } from './quote.ts';
import {
  CAT_SCRIPT,
  GOING_SCRIPT,
  KILL_SCRIPT,
  PREVENT_SCRIPT,
  READ_SCRIPT,
  START_SCRIPT,
  WAIT_SCRIPT,
} from './wrapper.ts';

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
  /** By the kernel's last tick: up to 10 ms early. */
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
  const output = await machine.read(script(START_SCRIPT, directory, ...flatten(command)));
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
  const command = script(WAIT_SCRIPT, String(Math.ceil(seconds * 5)), ...directories);
  const output = await machine.insist(command, { timeoutMs: (seconds + 20) * 1000 });
  return output.stdout.split('\n').filter((line) => line.length > 0);
}

/** Reads a finished run. A command that vanished without an exit code has `exitCode: null`. */
export async function readDetached(machine: Machine, directory: string): Promise<RunEnd> {
  const file = (name: string) => machine.read(script(CAT_SCRIPT, `${directory}/${name}`));
  const [stamps, stdout, stderr] = await Promise.all([
    machine.read(script(READ_SCRIPT, directory)),
    file('stdout'),
    file('stderr'),
  ]);
  const [exitCode, endedWall, endedUptime, lastOutputWall] = stamps.trim().split(/\s+/);
  const number = (text: string | undefined) => (text && text !== '-' ? Number(text) : null);
  return {
    exitCode: number(exitCode),
    endedWall: number(endedWall),
    endedUptime: number(endedUptime),
    lastOutputWall: number(lastOutputWall),
    stdout,
    stderr,
  };
}

/** The last bytes of the output so far: what is polled while an application runs must stay small. */
export async function readLastOutput(machine: Machine, directory: string): Promise<string> {
  return machine.read({ argv: ['tail', '-c', String(LAST_BYTES), `${directory}/stdout`] });
}

const LAST_BYTES = 65_536;

/** Ends a run by its process group: first asking, then not. */
export async function killDetached(machine: Machine, directory: string): Promise<void> {
  await machine.insist(script(KILL_SCRIPT, directory), { timeoutMs: 30_000 });
}

/**
 * Sees to it that a command that was intended, and of which nobody knows whether it was started, never will be.
 * @returns false when it was started after all
 */
export async function preventDetached(machine: Machine, directory: string): Promise<boolean> {
  return (await machine.read(script(PREVENT_SCRIPT, directory))).trim() === 'prevented';
}

/**
 * Directories, below `.migration-lab/runs`, of all runs on this machine that are still going. Those of a month ago are
 * removed: ask only while no trial is under way.
 */
export async function goingRuns(machine: Machine): Promise<string[]> {
  return (await machine.read(script(GOING_SCRIPT))).split('\n').filter((line) => line.length > 0);
}

const script = (text: string, ...args: string[]): Command => ({ argv: ['sh', '-c', text, 'sh', ...args] });
