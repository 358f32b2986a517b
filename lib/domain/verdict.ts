import { z } from 'zod';
import { Verdict } from './words.ts';

/** One check over the history of a trial: what was asked, what it says, and what it was seen on. */
export const Check = z.strictObject({
  id: z.string(),
  label: z.string(),
  verdict: Verdict,
  /** Why it is not valid, in one sentence; null when it is. */
  reason: z.string().nullable(),
  /** The facts behind the answer, valid or not. */
  evidence: z.string(),
  /** Valid, and worth a look all the same. */
  flagged: z.literal(true).optional(),
});
export type Check = z.infer<typeof Check>;

const WORST_FIRST: readonly Verdict[] = ['invalid', 'unknown', 'valid'];

/** The worst check wins: invalid, then unknown. No checks at all is `unknown`: nothing was shown. */
export function worstVerdict(checks: readonly Pick<Check, 'verdict'>[]): Verdict {
  return WORST_FIRST.find((verdict) => checks.some((check) => check.verdict === verdict)) ?? 'unknown';
}

type Asked = Pick<Check, 'id' | 'label'>;

export const valid = (asked: Asked, evidence: string): Check => ({
  ...asked,
  verdict: 'valid',
  reason: null,
  evidence,
});
export const flagged = (asked: Asked, evidence: string): Check => ({
  ...valid(asked, evidence),
  flagged: true,
});
export const unknown = (asked: Asked, reason: string, evidence = ''): Check => ({
  ...asked,
  verdict: 'unknown',
  reason,
  evidence,
});
export const invalid = (asked: Asked, reason: string, evidence = ''): Check => ({
  ...asked,
  verdict: 'invalid',
  reason,
  evidence,
});
