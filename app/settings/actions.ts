'use server';

import { revalidatePath } from 'next/cache';
import type { Said } from '#components/settings/webhook-form';
import { Webhook } from '#lib/domain/notice';
import { database } from '#lib/store/client';
import { noticeTest } from '#lib/store/notices';
import { saveWebhook } from '#lib/store/settings';
import { permit } from '../session.ts';

export async function setWebhook(_: Said, form: FormData): Promise<Said> {
  await permit('edit', 'app');
  const url = String(form.get('url') ?? '').trim();
  const webhook = url === '' ? null : Webhook.safeParse({ url });
  if (webhook && !webhook.success)
    return { done: null, problem: `Give ${webhook.error.issues[0]?.message}.` };
  await saveWebhook(database(), webhook?.data ?? null, new Date());
  revalidatePath('/settings');
  return { done: webhook ? 'Saved.' : 'Saved: nothing is sent.', problem: null };
}

export async function testWebhook(before: Said, form: FormData): Promise<Said> {
  const saved = await setWebhook(before, form);
  if (saved.problem) return saved;
  if (String(form.get('url') ?? '').trim() === '')
    return { done: null, problem: 'Give an address to send the test to.' };
  await noticeTest(database(), new Date());
  revalidatePath('/settings');
  return { done: 'A test is on its way: what became of it stands below.', problem: null };
}
