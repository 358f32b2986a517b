import { z } from 'zod';
import { LabError } from './errors.ts';

const Seconds = z.number();
const Text = z.object({ text: z.string(), bytes: z.number(), artifact: z.string().nullable() });

/** Bytes since boot as the kernel counts them on one interface. */
const Counters = z.object({ receivedBytes: z.number(), sentBytes: z.number() });
const InterfaceCounters = z.record(z.string(), Counters);

/**
 * What happened in a trial, in order. Host times are seconds of that host's wall clock (`…Wall`) and of its
 * uptime (`…Uptime`, 10 ms steps); `clock-measured` relates them to the runner's clock.
 */
const Data = {
  'trial-claimed': z.object({ runner: z.string(), token: z.number(), resumed: z.boolean() }),
  'step-started': z.object({ step: z.string() }),
  'step-finished': z.object({ step: z.string() }),
  'step-failed': z.object({ step: z.string(), code: z.string(), message: z.string() }),
  'command-intended': z.object({
    key: z.string(),
    node: z.string(),
    argv: z.array(z.string()),
    directory: z.string(),
  }),
  'command-started': z.object({
    key: z.string(),
    node: z.string(),
    claimed: z.boolean(),
    pid: z.number(),
    bootId: z.string(),
    startedWall: Seconds,
    startedUptime: Seconds,
    /** After so long the host itself ends it. */
    limitSeconds: Seconds.optional(),
    /** Of a command that was to start at a deadline, on the host's clock; `late` and `far`: it started at once. */
    armed: z
      .object({ deadlineWall: Seconds, readyWall: Seconds, release: z.enum(['waited', 'late', 'far']) })
      .optional(),
  }),
  'command-ended': z.object({
    key: z.string(),
    node: z.string(),
    /** null: it left no exit code (killed with its wrapper, or the host restarted). */
    exitCode: z.number().nullable(),
    endedWall: Seconds.nullable(),
    endedUptime: Seconds.nullable(),
    /** Last change of standard output. */
    lastOutputWall: Seconds.nullable(),
    /** The host ended it at its limit. */
    timedOut: z.boolean().optional(),
    stdout: Text,
    stderr: Text,
  }),
  /** The instant, on the runner's clock, at which all migrations of a round are to start; each is armed before. */
  'round-deadline': z.object({ round: z.number(), atWall: Seconds, leadSeconds: Seconds }),
  /** It was intended, nobody knew whether it was started, and now it never will be. */
  'command-prevented': z.object({ key: z.string(), node: z.string() }),
  /** A machine stopped answering; the trial waits for it. */
  'node-lost': z.object({ node: z.string(), message: z.string() }),
  'node-found': z.object({ node: z.string() }),
  /** Units of work that the application’s output tells of, of how many; by the launcher’s clock, its output’s last line. */
  'progress-seen': z.object({ done: z.number(), expected: z.number().nullable(), atWall: Seconds }),
  /** The application's text said it was done, its launcher never exited and was ended by us. */
  'launcher-ended': z.object({ key: z.string(), afterSeconds: Seconds }),
  'clock-measured': z.object({
    node: z.string(),
    phase: z.string(),
    offsetSeconds: Seconds,
    boundSeconds: Seconds,
  }),
  'counters-read': z.object({
    node: z.string(),
    moment: z.string(),
    atWall: Seconds,
    interfaces: InterfaceCounters,
    /** Of the RDMA port behind an interface, where there is one; left out by early versions. */
    rdma: z.record(z.string(), Counters.extend({ link: z.string() })).optional(),
  }),
  'placement-seen': z.object({
    moment: z.string(),
    sightings: z.array(z.object({ host: z.string(), vm: z.string(), state: z.string() })),
  }),
  'guest-seen': z.object({
    moment: z.string(),
    vm: z.string(),
    nonce: z.string(),
    counter: z.number(),
    retransmits: z.number().nullable(),
  }),
  'guest-lost': z.object({ moment: z.string(), vm: z.string(), message: z.string() }),
  'seed-seen': z.object({ vm: z.string(), host: z.string(), seeded: z.boolean() }),
  'environment-read': z.object({ node: z.string(), facts: z.record(z.string(), z.string()) }),
  /** How busy a machine was while nothing of a trial ran on it, over a short sample; swapped: both ways, since its boot. */
  'load-read': z.object({
    node: z.string(),
    moment: z.string(),
    cores: z.number(),
    busyCores: z.number(),
    sampleSeconds: Seconds,
    swappedKiB: z.number(),
  }),
  /** Processor time of the runner's own ssh session on a host, with all it ran, since that process began. */
  'controller-read': z.object({
    node: z.string(),
    moment: z.string(),
    process: z.string(),
    cpuSeconds: Seconds,
  }),
  'runner-read': z.object({
    moment: z.string(),
    computer: z.string(),
    cores: z.number(),
    /** Of the last minute. */
    load: z.number(),
    process: z.string(),
    cpuSeconds: Seconds,
  }),
  'leftovers-found': z.object({
    moment: z.string(),
    node: z.string(),
    processes: z.array(z.string()),
    /** Those that are still there: not of this installation, or survivors. Absent before such were left alone. */
    left: z.array(z.string()).optional(),
  }),
  /** The lock on a machine, when a runner took it: `kept` was ours, `taken` somebody's who had been silent too long. */
  'machine-locked': z.object({
    node: z.string(),
    how: z.enum(['claimed', 'kept', 'taken']),
    silentSeconds: Seconds,
    /** Of whom it was taken, and since when they had held it. */
    from: z.string().nullable(),
  }),
  /** A migration that neither succeeded nor failed, and what both hosts make of it when they are asked. */
  'migration-reconciled': z.object({
    key: z.string(),
    vm: z.string(),
    from: z.string(),
    to: z.string(),
    /** `unsettled`: there is not exactly one running copy, or a host is silent; VM and hosts are quarantined. */
    found: z.enum(['at-source', 'arrived', 'unsettled']),
    reason: z.string(),
  }),
  'cancel-seen': z.object({}),
  'timed-out': z.object({ seconds: Seconds }),
} as const;

export type EventType = keyof typeof Data;
export type EventData<T extends EventType> = z.infer<(typeof Data)[T]>;

export type TrialEvent = {
  [T in EventType]: {
    readonly seq: number;
    readonly at: Date;
    readonly type: T;
    readonly data: EventData<T>;
  };
}[EventType];

/** An event before the store has numbered and dated it. */
export type NewEvent = { [T in EventType]: { readonly type: T; readonly data: EventData<T> } }[EventType];

/** @throws LabError `command` for data that no history can hold: a machine said something that nobody understands */
export function assertEvent({ type, data }: NewEvent): void {
  const parsed = Data[type].safeParse(data);
  if (parsed.success) return;
  throw new LabError(
    'command',
    `What was seen cannot be recorded (${type}): ${z.prettifyError(parsed.error)}`,
  );
}

/** Reads one stored event. An unknown type or shape stops with an explanation: a guess would be a lie. */
export function parseEvent(row: { seq: number; at: Date; type: string; data: unknown }): TrialEvent {
  if (!Object.hasOwn(Data, row.type))
    throw new Error(
      `Event ${row.seq} is of the unknown kind “${row.type}”: a newer version of migration-lab wrote it. Start that version.`,
    );
  const parsed = Data[row.type as EventType].safeParse(row.data);
  if (!parsed.success)
    throw new Error(`Event ${row.seq} (${row.type}) cannot be read: ${z.prettifyError(parsed.error)}`);
  return { seq: row.seq, at: row.at, type: row.type, data: parsed.data } as TrialEvent;
}

/** The events of one kind, in order. */
export function eventsOf<T extends EventType>(
  history: readonly TrialEvent[],
  type: T,
): Extract<TrialEvent, { type: T }>[] {
  return history.filter((event): event is Extract<TrialEvent, { type: T }> => event.type === type);
}
