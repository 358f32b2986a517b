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

/** When a command is to start: an instant of the host's own wall clock, seconds. */
export interface Arming {
  readonly deadlineWall: number;
  /** A deadline further off than this is none: the clock there is not the one that was measured. */
  readonly mostSeconds: number;
}

/** How a command came to start: it waited for its deadline, or was there too late, or found a clock that is far off. */
type Release = 'waited' | 'late' | 'far';

/** A command whose process is there. Stamps are the host's own, seconds. */
export interface RunReady {
  /** False when the directory was there already: it had been asked before. */
  readonly claimed: boolean;
  readonly pid: number;
  readonly bootId: string;
}

export interface RunStart extends RunReady {
  readonly startedWall: number;
  readonly startedUptime: number;
  /** Where it was to start at a deadline: which, and since when its process had been waiting. */
  readonly armed?: {
    readonly deadlineWall: number;
    readonly readyWall: number;
    readonly release: Release;
  };
}

export interface RunEnd {
  readonly exitCode: number | null;
  readonly endedWall: number | null;
  readonly endedUptime: number | null;
  /** By the kernel's last tick: up to 10 ms early. */
  readonly lastOutputWall: number | null;
  /** The host itself ended it: its time was over. */
  readonly timedOut: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

/** How a command is started: `limitSeconds` after its start the host itself ends it. */
interface StartOptions {
  readonly limitSeconds?: number;
  readonly arming?: Arming;
}

/**
 * Claims the run directory and starts the command there, detached from this connection: at once, or at a deadline.
 * Asking twice starts once, as it was asked first. Answers when it has started.
 */
export async function startDetached(
  machine: Machine,
  directory: string,
  command: Command,
  options: StartOptions = {},
): Promise<RunStart> {
  const { ready, start, released } = await ask(machine, directory, 'released', command, options);
  const [, , readyWall, readyUptime, , deadline] = start;
  // A run of the time before deadlines says when it started where others say that they are ready.
  const [wall, uptime, release] = deadline === undefined ? [readyWall, readyUptime] : released;
  const stamps = { startedWall: Number(wall), startedUptime: Number(uptime) };
  if (Object.values(stamps).some(Number.isNaN)) throw notStarted(machine, directory, released.join(' '));
  const run = { ...ready, ...stamps };
  if (!isRelease(release)) return run;
  const deadlineWall = Number(deadline) / MICROS;
  return { ...run, armed: { deadlineWall, readyWall: Number(readyWall), release } };
}

/** As `startDetached`; answers when the command's process is there and waits for its deadline. */
export async function armDetached(
  machine: Machine,
  directory: string,
  command: Command,
  options: StartOptions & { readonly arming: Arming },
): Promise<RunReady> {
  return (await ask(machine, directory, 'start', command, options)).ready;
}

const MICROS = 1e6;

async function ask(
  machine: Machine,
  directory: string,
  until: 'start' | 'released',
  { env = {}, ...command }: Command,
  { limitSeconds = 0, arming }: StartOptions,
) {
  const micros = (seconds: number) => String(Math.round(seconds * MICROS));
  const pairs = Object.entries(env).map(([name, value]) => `${name}=${value}`);
  const when = arming ? [micros(arming.deadlineWall), micros(arming.mostSeconds)] : ['0', '0'];
  const words = [...when, String(Math.ceil(limitSeconds)), String(pairs.length), ...pairs];
  const output = await machine.read(script(START_SCRIPT, directory, until, ...words, ...flatten(command)));
  const [how, ...files] = output.trim().split('/');
  const [start = [], released = []] = files.map((file) => file.split(' '));
  const [pid, bootId] = start;
  if (!bootId || Number.isNaN(Number(pid))) throw notStarted(machine, directory, output);
  return { ready: { claimed: how === 'claimed', pid: Number(pid), bootId }, start, released };
}

const isRelease = (word: string | undefined): word is Release =>
  word === 'waited' || word === 'late' || word === 'far';

function notStarted(machine: Machine, directory: string, said: string): LabError {
  return new LabError(
    'command',
    `${machine.name} claimed ${directory} but the command did not start (is the disk full?): ${said.trim()}`,
  );
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
  const [exitCode, endedWall, endedUptime, lastOutputWall, late] = stamps.trim().split(/\s+/);
  const number = (text: string | undefined) => (text && text !== '-' ? Number(text) : null);
  return {
    exitCode: number(exitCode),
    endedWall: number(endedWall),
    endedUptime: number(endedUptime),
    lastOutputWall: number(lastOutputWall),
    timedOut: late === 'timed-out',
    stdout,
    stderr,
  };
}

/** The last bytes of the output so far: what is polled while an application runs must stay small. */
export async function readLastOutput(machine: Machine, directory: string): Promise<string> {
  return machine.read({ argv: ['tail', '-c', String(LAST_BYTES), `${directory}/stdout`] });
}

const LAST_BYTES = 65_536;

/** Ends a run by its process group: first asking, then, `graceSeconds` later, not. */
export async function killDetached(machine: Machine, directory: string, graceSeconds = 3): Promise<void> {
  const tenths = String(Math.ceil(graceSeconds * 10));
  await machine.insist(script(KILL_SCRIPT, directory, tenths), { timeoutMs: 30_000 + graceSeconds * 1000 });
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
