import { type Cancelling, describeCancelling } from '#lib/domain/cancelling';
import type { StudyState } from '#lib/domain/words';
import { platformOf } from '#lib/platforms/registry';
import type { Db } from '#lib/store/client';
import { type StoppedTrial, stoppedTrial } from '#lib/store/stopped-trials';

export interface StudyStop extends Cancelling {
  readonly trialId: string;
  /** What becomes of a migration under way on this platform. */
  readonly policy: string;
}

/** How the trial of a study was stopped, or how far that is; null for a study that nobody cancelled. */
export async function loadCancelling(
  db: Db,
  study: { readonly id: string; readonly state: StudyState },
): Promise<StudyStop | null> {
  if (study.state !== 'cancelling' && study.state !== 'cancelled') return null;
  const trial = await stoppedTrial(db, study.id);
  if (!trial) return null;
  const { policy } = platformOf(trial.cluster).inFlight;
  return { ...tellStop(trial), policy, trialId: trial.id };
}

/** By the rules of its platform. */
export function tellStop({ cluster, history }: Pick<StoppedTrial, 'cluster' | 'history'>): Cancelling {
  const { inFlight, parseMove } = platformOf(cluster);
  return describeCancelling(history, cluster.launcher.name, inFlight.mayTakeSeconds, parseMove);
}
