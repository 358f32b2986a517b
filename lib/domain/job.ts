import { z } from 'zod';
import { Decider } from './words.ts';

/**
 * Work on a cluster that is not a trial: read the host keys, check it, check it with one move of each VM, ask both hosts
 * about a quarantined VM and release it, look for processes of dead runs, end those of one trial.
 */
export const JobKind = z.enum([
  'read-keys',
  'check',
  'check-with-moves',
  'release',
  'find-orphans',
  'end-orphans',
]);
export type JobKind = z.infer<typeof JobKind>;

/** What a job is about; which members it has depends on its kind. */
export const JobRequest = z.strictObject({
  /** `release`: which quarantine. */
  quarantine: z.string().optional(),
  /** Who wants it. */
  by: Decider.optional(),
  /** `end-orphans`: whose processes. */
  trial: z.string().optional(),
});
export type JobRequest = z.infer<typeof JobRequest>;

/** One line of a preflight report. */
export const ReportLine = z.strictObject({
  subject: z.string(),
  check: z.string(),
  state: z.enum(['ok', 'warning', 'failed']),
  detail: z.string(),
  remedy: z.string().nullable(),
});
export type ReportLine = z.infer<typeof ReportLine>;
