import { LabError } from '#lib/domain/errors';
import type { Tx } from './client.ts';

/** Locks a running trial for the holder of `token` until the transaction ends. @throws LabError `lease-lost` */
export async function holdTrial(tx: Tx, trialId: string, token: number): Promise<void> {
  const held = await tx.trial.updateMany({ where: heldBy(trialId, token), data: { fencingToken: token } });
  if (held.count === 0) throw new LabError('lease-lost', `Trial ${trialId} belongs to another runner.`);
}

/** True of a running trial whose runner still holds the lease of its cluster, not only the trial itself. */
export function heldBy(trialId: string, token: number) {
  return {
    id: trialId,
    fencingToken: token,
    state: 'running',
    study: { cluster: { lease: { token } } },
  };
}
