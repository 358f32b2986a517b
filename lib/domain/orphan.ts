import { z } from 'zod';

/** A process that carries the mark of a trial, found while no trial of ours was under way there. */
export const Orphan = z.strictObject({
  /** A host, the launcher, or `vm 101`. */
  machine: z.string(),
  pid: z.number().int(),
  trial: z.string(),
  /** By that machine's clock, ms since 1970. */
  since: z.number(),
  command: z.string(),
});
export type Orphan = z.infer<typeof Orphan>;

/** Trials by the processes that are left of them. */
export function byTrial(orphans: readonly Orphan[]): Map<string, Orphan[]> {
  const trials = new Map<string, Orphan[]>();
  for (const orphan of orphans) trials.set(orphan.trial, [...(trials.get(orphan.trial) ?? []), orphan]);
  return trials;
}

/** Why the next trial waits for processes that nobody here may end unasked; null without any. */
export function describeStrangers(strangers: readonly Orphan[], cluster: string): string | null {
  if (strangers.length === 0) return null;
  const each = [...byTrial(strangers)].map(([trial, own]) => {
    const where = own.map(({ machine, pid }) => `${machine} pid ${pid}`).join(', ');
    return `${where} belong${own.length === 1 ? 's' : ''} to trial ${trial}, which is not known here.`;
  });
  return `${each.join(' ')} Wait for their end, or end them on the page of cluster ${cluster}.`;
}
