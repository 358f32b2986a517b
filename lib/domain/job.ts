import { z } from 'zod';

/** Work on a cluster that is not a trial: read the host keys, check it, check it with one move of each VM. */
export const JobKind = z.enum(['read-keys', 'check', 'check-with-moves']);
export type JobKind = z.infer<typeof JobKind>;

/** One line of a preflight report. */
export const ReportLine = z.strictObject({
  subject: z.string(),
  check: z.string(),
  state: z.enum(['ok', 'warning', 'failed']),
  detail: z.string(),
  remedy: z.string().nullable(),
});
export type ReportLine = z.infer<typeof ReportLine>;
