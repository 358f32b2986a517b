import { z } from 'zod';

export const NoticeKind = z.enum(['study-ended', 'person-needed', 'test']);
export type NoticeKind = z.infer<typeof NoticeKind>;

/** Something that a person should hear of. */
export interface Notice {
  /** Grows from notice to notice. */
  readonly id: string;
  readonly at: Date;
  readonly kind: NoticeKind;
  readonly text: string;
  /** The page that it is about. */
  readonly path: string;
}

/** Where notices are sent. */
export const Webhook = z.strictObject({
  url: z
    .url({ protocol: /^https?$/, error: 'an address that begins with http:// or https://' })
    .max(2000, 'at most 2,000 characters'),
});
export type Webhook = z.infer<typeof Webhook>;

/** What a webhook receives, as JSON. `text` alone says it all, so that chat tools show it as it is. */
export function webhookBody(notice: Notice): Record<string, string> {
  const { id, at, kind, text, path } = notice;
  return { id, at: at.toISOString(), kind, text, path };
}

/** `35 valid, 1 invalid of 40 trials`; what is none is left out. */
export function countsText(counts: Readonly<Record<string, number>>): string {
  const total = Object.values(counts).reduce((sum, one) => sum + one, 0);
  const parts = Object.entries(counts).flatMap(([word, n]) => (n > 0 ? [`${n} ${word}`] : []));
  return parts.length === 0 ? 'no trial ran' : `${parts.join(', ')} of ${total}`;
}

const MINUTE_MS = 60_000;
/** Waits before the next attempt to send; after the last one it is given up. */
const WAITS_MS = [10_000, MINUTE_MS, 5 * MINUTE_MS, 30 * MINUTE_MS, 120 * MINUTE_MS, 480 * MINUTE_MS];

/** When to try again after `attempts` that failed; null when enough were made. */
export function nextAttempt(attempts: number, now: Date): Date | null {
  const wait = WAITS_MS[attempts - 1];
  return wait === undefined ? null : new Date(now.getTime() + wait);
}
