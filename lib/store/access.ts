import { createHash, randomBytes } from 'node:crypto';
import type { Db } from './client.ts';

const LINK_LIFE_MS = 24 * 3_600_000;
const SESSION_LIFE_MS = 30 * 24 * 3_600_000;

const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex');

/** A secret for a one-time link. Only its hash is stored. */
export async function createLinkSecret(db: Db, now: Date): Promise<string> {
  return create(db, 'link', new Date(now.getTime() + LINK_LIFE_MS));
}

/** Turns an unused link into a browser session; null when it is unknown, used or too old. */
export async function redeemLink(db: Db, secret: string, now: Date): Promise<string | null> {
  const used = await db.access.updateMany({
    where: { hash: hashOf(secret), kind: 'link', usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
  });
  return used.count === 1 ? create(db, 'session', new Date(now.getTime() + SESSION_LIFE_MS)) : null;
}

export async function isSession(db: Db, secret: string, now: Date): Promise<boolean> {
  const found = await db.access.count({
    where: { hash: hashOf(secret), kind: 'session', expiresAt: { gt: now } },
  });
  return found === 1;
}

async function create(db: Db, kind: 'link' | 'session', expiresAt: Date): Promise<string> {
  const secret = randomBytes(24).toString('base64url');
  await db.access.create({ data: { hash: hashOf(secret), kind, expiresAt } });
  return secret;
}
