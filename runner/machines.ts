import { hostname } from 'node:os';
import { clusterNodes } from '#lib/domain/cluster';
import type { LockTaken } from '#lib/domain/host-lock';
import type { Node } from '#lib/remote/connection';
import { LOCK_BEAT_MS, type LockClaim, LockedLine } from '#lib/remote/locked-line';
import { type Line, Machines } from '#lib/remote/machine';
import { SshLine } from '#lib/remote/ssh-line';
import type { Db } from '#lib/store/client';
import { getClusterById } from '#lib/store/clusters';
import { hostKeys } from '#lib/store/host-keys';
import { installationId } from '#lib/store/installation';
import { isLeaseLost } from './lease.ts';
import { log } from './log.ts';

/** Makes the way to a machine that shows one of these host keys. */
export type Connect = (node: Node, trusted: readonly string[]) => Line;

export const bySsh: Connect = (node, trusted) => new SshLine(node, trusted);

export interface LockFor {
  readonly runner: string;
  readonly token: number;
  readonly study: string | null;
}

/** The lines to all machines of a cluster, by the host keys that somebody confirmed. */
export async function openLines(db: Db, clusterId: string, connect: Connect): Promise<Line[]> {
  const { spec } = await getClusterById(db, clusterId);
  const keys = (await hostKeys(db, clusterId)).filter((key) => key.confirmedAt !== null);
  return clusterNodes(spec).map((node) => {
    const own = keys.filter((key) => key.address === node.address && key.port === node.login.port);
    return connect(
      node,
      own.map((key) => key.fingerprint),
    );
  });
}

/** A cluster's machines, locked against other installations, or to be locked as soon as they answer. */
export class LockedMachines {
  readonly machines: Machines;
  readonly #lines: readonly LockedLine[];
  readonly #taken: LockTaken[] = [];
  #timer: NodeJS.Timeout | undefined;
  #tell: (taken: LockTaken) => Promise<void> = async (taken) => {
    this.#taken.push(taken);
  };

  private constructor(
    lines: readonly Line[],
    claim: LockClaim,
    private readonly mayAsk: () => void,
  ) {
    const onLocked = (taken: LockTaken) => {
      if (taken.how === 'taken') log(`the lock on ${taken.node} is taken over from ${taken.from}`);
      return this.#tell(taken);
    };
    this.#lines = lines.map((line) => new LockedLine(line, claim, onLocked));
    this.machines = new Machines(this.#lines, { mayAsk });
  }

  /**
   * Locks every machine that answers. One that does not is locked before the first command that reaches it.
   * @throws LabError `in-use` when another installation works on one of them; nothing is locked then, nothing was done
   */
  static async lock(
    db: Db,
    clusterId: string,
    lines: readonly Line[],
    { runner, token, study }: LockFor,
    mayAsk: () => void,
  ): Promise<LockedMachines> {
    const { spec } = await getClusterById(db, clusterId);
    const note = { runner, computer: hostname(), cluster: spec.name, study };
    const claim = { owner: `${await installationId(db)}/${clusterId}`, token, note };
    const locked = new LockedMachines(lines, claim, mayAsk);
    try {
      await locked.#holdAll();
    } catch (error) {
      await locked.release();
      throw error;
    }
    locked.#timer = setInterval(() => void locked.#renew(), LOCK_BEAT_MS);
    return locked;
  }

  /** The first machine decides between two that come at once; then all others together. */
  async #holdAll(): Promise<void> {
    const [first, ...others] = this.#lines;
    const whoAnswers = async (line: LockedLine | undefined) => {
      this.mayAsk();
      await line?.hold().catch((error: unknown) => {
        // Whatever else is wrong with it, the next command says so.
        if (isLeaseLost(error)) throw error;
      });
    };
    await whoAnswers(first);
    const answers = await Promise.allSettled(others.map(whoAnswers));
    for (const answer of answers) if (answer.status === 'rejected') throw answer.reason;
  }

  /** What fails here is found by the next command: none is run on a machine whose lock is gone. */
  async #renew(): Promise<void> {
    try {
      this.mayAsk();
      await this.#holdAll();
    } catch (error) {
      log(`a lock was not renewed: ${error instanceof Error ? error.message : error}`);
    }
  }

  /** Hears how each machine was locked so far, and from now on. */
  readonly tell = async (listener: (taken: LockTaken) => Promise<void>): Promise<void> => {
    this.#tell = listener;
    for (const taken of this.#taken.splice(0)) await listener(taken);
  };

  /** Gives the machines back. One that does not answer keeps its lock until it is old. */
  async release(): Promise<void> {
    clearInterval(this.#timer);
    await Promise.allSettled(this.#lines.map((line) => line.release()));
  }

  /** Leaves the locks where they are: what was started goes on, and the next runner of this installation finds them. */
  leave(): void {
    clearInterval(this.#timer);
  }
}
