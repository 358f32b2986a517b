import { eventsOf } from '#lib/domain/history';
import type { TrialContext } from './context.ts';

/** VMs of this trial that nobody knows where they are: they are touched no more. */
export function unsettledVms({ history }: Pick<TrialContext, 'history'>): Set<string> {
  const unsettled = eventsOf(history, 'migration-reconciled').filter(
    ({ data }) => data.found === 'unsettled',
  );
  return new Set(unsettled.map(({ data }) => data.vm));
}
