import type { Command, CommandOutput } from '#lib/domain/adapters';
import { LabError } from '#lib/domain/errors';
import {
  describeHolder,
  type LockAnswer,
  type LockNote,
  type LockTaken,
  readLockAnswer,
} from '#lib/domain/host-lock';
import { CommandError } from './errors.ts';
import type { ExecuteOptions } from './execute.ts';
import { LOCK_SCRIPT, UNLOCK_SCRIPT } from './lock-script.ts';
import type { Line } from './machine.ts';

/**
 * A lock whose holder was silent this long is over. Longer than a runner is away for a restart, a suspension, a network
 * that is gone for ten minutes: its trial goes on at the hosts meanwhile.
 */
export const LOCK_STALE_SECONDS = 900;
/** Each renewal costs the machine a few short processes, beside the experiment. */
export const LOCK_BEAT_MS = 60_000;
/** Without a renewal for this long the machine is asked first whether the lock is still ours. */
const TRUST_MS = 600_000;
const TIMEOUT_MS = 15_000;

export interface LockClaim {
  /** The installation and its cluster: whoever has the same takes over at once. */
  readonly owner: string;
  /** Of the cluster's lease: a later one of the same owner wins. */
  readonly token: number;
  readonly note: LockNote;
}

/** The way to a machine that nothing takes before the machine is locked for us. */
export class LockedLine implements Line {
  readonly name: string;
  #heldSince = Number.NEGATIVE_INFINITY;
  #locked = false;
  #asking: Promise<void> | undefined;

  constructor(
    private readonly line: Line,
    private readonly claim: LockClaim,
    /** Told when the machine was locked, and when that had to be done anew; not of renewals. */
    private readonly onLocked: (taken: LockTaken) => Promise<void>,
    private readonly now: () => number = Date.now,
  ) {
    this.name = line.name;
  }

  /** @throws LabError `in-use` when another installation works there; the command was not run */
  async execute(command: Command, options?: ExecuteOptions): Promise<CommandOutput> {
    if (this.now() - this.#heldSince > TRUST_MS) await this.hold();
    return this.line.execute(command, options);
  }

  /** Takes the lock, or renews it. @throws LabError `in-use`, UnreachableError */
  hold(): Promise<void> {
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = undefined;
    });
    return this.#asking;
  }

  async #ask(): Promise<void> {
    const { owner, token, note } = this.claim;
    const asked = this.now();
    const words = [owner, String(token), String(LOCK_STALE_SECONDS), JSON.stringify(note)];
    const answer = readLockAnswer(this.name, await this.#run(LOCK_SCRIPT, words));
    if (answer.how === 'held') {
      this.#heldSince = Number.NEGATIVE_INFINITY;
      const wait = `It is free once that one is done, or was silent for ${LOCK_STALE_SECONDS / 60} min.`;
      throw new LabError('in-use', `${this.name} is used by ${describeHolder(answer)}. ${wait}`);
    }
    const renewed = this.#locked && answer.how === 'kept';
    this.#heldSince = asked;
    this.#locked = true;
    if (!renewed) await this.onLocked(takenBy(this.name, answer, answer.how));
  }

  /** Gives the lock back; harmless where it is not ours. */
  async release(): Promise<void> {
    this.#heldSince = Number.NEGATIVE_INFINITY;
    await this.#run(UNLOCK_SCRIPT, [this.claim.owner, String(this.claim.token)]);
  }

  close(): void {
    this.line.close();
  }

  async #run(script: string, words: readonly string[]): Promise<string> {
    const begun = performance.now();
    const command = { argv: ['sh', '-c', script, 'sh', ...words] };
    const { exitCode, stdout, stderr } = await this.line.execute(command, { timeoutMs: TIMEOUT_MS });
    if (exitCode === 0) return stdout;
    const seconds = (performance.now() - begun) / 1000;
    throw new CommandError(this.name, ['lock', ...words.slice(0, 1)], exitCode, stderr, seconds);
  }
}

function takenBy(node: string, answer: LockAnswer, how: LockTaken['how']): LockTaken {
  const { silentSeconds } = answer;
  return { node, how, silentSeconds, from: how === 'taken' ? describeHolder(answer) : null };
}
