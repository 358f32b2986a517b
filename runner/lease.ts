import { LabError } from '#lib/domain/errors';
import type { Db } from '#lib/store/client';
import { HEARTBEAT_MS, LEASE_MS, renewLease } from '#lib/store/leases';
import { TrialStopped } from './stopped.ts';

export interface HeldLease {
  /** Aborted once the lease went to somebody else, or could not be renewed in time. */
  readonly lost: AbortSignal;
  /**
   * @throws LabError `lease-lost` when the last renewal is too long ago: a runner that was suspended must not touch
   * the hosts before it has even heard that another one works there.
   */
  assertHeld(): void;
  stop(): void;
}

/** Keeps a lease that was just taken. A failed renewal is tried again until the lease has run out. */
export function keepLease(db: Db, clusterId: string, token: number): HeldLease {
  const lost = new AbortController();
  let heldUntil = performance.now() + LEASE_MS;
  const isOver = () => performance.now() > heldUntil;
  const timer = setInterval(async () => {
    const asked = performance.now();
    try {
      await renewLease(db, clusterId, token);
      heldUntil = Math.max(heldUntil, asked + LEASE_MS);
    } catch (error) {
      if (isLeaseLost(error) || isOver()) lost.abort(new TrialStopped('lease-lost'));
    }
  }, HEARTBEAT_MS);
  return {
    lost: lost.signal,
    assertHeld() {
      if (isOver()) throw new LabError('lease-lost', 'The lease of the cluster was not renewed in time.');
    },
    stop: () => clearInterval(timer),
  };
}

/** True of errors that say that the cluster is not ours: another runner of this installation, or another installation. */
export function isLeaseLost(error: unknown): boolean {
  return error instanceof LabError && (error.code === 'lease-lost' || error.code === 'in-use');
}
