import { z } from 'zod';
import { Webhook } from '#lib/domain/notice';
import type { Db } from './client.ts';

/** The address with the moment from which on it is told of things. */
const StoredWebhook = Webhook.extend({ since: z.coerce.date() });
type StoredWebhook = z.infer<typeof StoredWebhook>;

const WEBHOOK = 'webhook';

export async function readWebhook(db: Db): Promise<StoredWebhook | null> {
  const row = await db.setting.findUnique({ where: { key: WEBHOOK } });
  return row ? StoredWebhook.parse(row.value) : null;
}

/** Sends notices to this address from now on; null sends them nowhere. */
export async function saveWebhook(db: Db, webhook: Webhook | null, now: Date): Promise<void> {
  if (webhook === null) {
    await db.setting.deleteMany({ where: { key: WEBHOOK } });
    return;
  }
  const value = { ...webhook, since: now.toISOString() };
  await db.setting.upsert({
    where: { key: WEBHOOK },
    create: { key: WEBHOOK, value },
    update: { value },
  });
}
