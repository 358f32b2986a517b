import { setTimeout as sleep } from 'node:timers/promises';
import { webhookBody } from '#lib/domain/notice';
import type { Db } from '#lib/store/client';
import { noticeTroubles, settleNotice, takeNotice } from '#lib/store/notices';
import { log } from './log.ts';

const ANSWER_WITHIN_MS = 10_000;
const LOOK_EVERY_MS = 5000;

/** Tells the webhook what a person should hear of, until the runner stops. Trials do not wait for it. */
export async function sendNotices(db: Db, shutdown: AbortSignal): Promise<void> {
  while (!shutdown.aborted) {
    try {
      await noticeTroubles(db, new Date());
      while (!shutdown.aborted && (await sendNext(db)));
    } catch (error) {
      log(`notices cannot be sent: ${error instanceof Error ? error.message : error}`);
    }
    await sleep(LOOK_EVERY_MS, undefined, { signal: shutdown }).catch(() => {});
  }
}

/** Sends one notice, at least once. Returns false when none is due. */
export async function sendNext(db: Db, now = new Date()): Promise<boolean> {
  const taken = await takeNotice(db, now);
  if (!taken) return false;
  const failure = await post(taken.url, webhookBody(taken.notice));
  await settleNotice(db, taken.notice.id, failure, new Date());
  if (failure) log(`notice ${taken.notice.id} was not sent: ${failure}`);
  return true;
}

/** Why it did not arrive; null when it did. The address may hold a secret, so it is never told. */
async function post(url: string, body: Record<string, string>): Promise<string | null> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'User-Agent': 'migration-lab' },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    await answer.body?.cancel();
    return answer.ok ? null : `the webhook answered ${answer.status} ${answer.statusText}`.trim();
  } catch (error) {
    if (!(error instanceof Error)) return String(error);
    const cause = error.cause instanceof Error ? error.cause.message : error.message;
    return `the webhook cannot be reached: ${cause || error.message}`;
  }
}
