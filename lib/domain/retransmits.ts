import { eventsOf, type TrialEvent } from './history.ts';

/**
 * TCP segments retransmitted by the VMs between the first and the last look. A VM that moved counts from zero in
 * its new network namespace: a count below the one before begins anew, so the sum is a lower bound.
 * @returns null when no VM was looked at twice
 */
export function retransmittedSegments(history: readonly TrialEvent[]): number | null {
  const before = new Map<string, number>();
  let sum: number | null = null;
  for (const { data } of eventsOf(history, 'guest-seen')) {
    if (data.retransmits === null) continue;
    const last = before.get(data.vm);
    if (last !== undefined)
      sum = (sum ?? 0) + (data.retransmits >= last ? data.retransmits - last : data.retransmits);
    before.set(data.vm, data.retransmits);
  }
  return sum;
}
