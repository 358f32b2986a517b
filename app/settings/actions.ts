'use server';

import { revalidatePath } from 'next/cache';
import type { Said } from '#components/settings/webhook-form';
import { Webhook } from '#lib/domain/notice';
import { database } from '#lib/store/client';
import { noticeTest } from '#lib/store/notices';
import { saveWebhook } from '#lib/store/settings';
import { permit } from '../session.ts';

/** Saves the address; `then` says whether a test is sent there. */
export async function setWebhook(_: Said, form: FormData): Promise<Said> {
  await permit('edit', 'app');
  const url = String(form.get('url') ?? '').trim();
  const test = form.get('then') === 'test';
  const refuse = (problem: string) => ({ done: null, problem });
  if (test && url === '') return refuse('Give an address to send the test to.');
  const webhook = url === '' ? null : Webhook.safeParse({ url });
  if (webhook && !webhook.success) return refuse(`Give ${webhook.error.issues[0]?.message}.`);
  await saveWebhook(database(), webhook?.data ?? null, new Date());
  if (test) await noticeTest(database(), new Date());
  revalidatePath('/settings');
  if (test) return { done: 'A test is on its way: what became of it stands below.', problem: null };
  return { done: webhook ? 'Saved.' : 'Saved: nothing is sent.', problem: null };
}
