import { z } from 'zod';
import { LabError } from './errors.ts';
import type { EventData } from './history.ts';

/** What a lock on a machine tells people about whoever holds it. */
const LockNote = z.object({
  runner: z.string(),
  /** The computer that the runner is on. */
  computer: z.string(),
  cluster: z.string(),
  study: z.string().nullable(),
});
export type LockNote = z.infer<typeof LockNote>;

/** How a machine was locked for us. */
export type LockTaken = EventData<'machine-locked'>;

/** A machine's answer to whoever wants its lock. */
const ANSWER = /^(claimed|kept|taken|held) (\d+) (\d+|-) ?(.*)$/;

export interface LockAnswer {
  /** `kept`: it was ours; `taken`: its holder was silent for too long; `held`: somebody else has it. */
  readonly how: LockTaken['how'] | 'held';
  /** By the machine's own uptime. */
  readonly silentSeconds: number;
  readonly since: Date | null;
  /** Null where it was free, or nobody here can read what it says. */
  readonly note: LockNote | null;
}

/** @throws LabError `command` for an answer that is none */
export function readLockAnswer(machine: string, text: string): LockAnswer {
  const [, how, silent, since, note] = ANSWER.exec(text.trim()) ?? [];
  if (!how)
    throw new LabError('command', `${machine} did not say whether it can be locked: "${text.trim()}".`);
  return {
    how: how as LockAnswer['how'],
    silentSeconds: Number(silent),
    since: since === '-' ? null : new Date(Number(since) * 1000),
    note: readNote(note ?? ''),
  };
}

function readNote(text: string): LockNote | null {
  try {
    return LockNote.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Who works on a machine, for a person: installation, study, since when. */
export function describeHolder({ note, since }: Pick<LockAnswer, 'note' | 'since'>): string {
  const who = note
    ? `the migration-lab on ${note.computer} (runner ${note.runner}${note.study ? `, study ${note.study}` : ''}, cluster ${note.cluster})`
    : 'another migration-lab';
  return since ? `${who} since ${since.toISOString().slice(0, 16).replace('T', ' ')} UTC` : who;
}
