import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '#scripts/test-db';
import { createLinkSecret, isSession, redeemLink } from './access.ts';

const HOUR_MS = 3_600_000;
const now = new Date('2026-11-24T12:00:00Z');
const later = (hours: number) => new Date(now.getTime() + hours * HOUR_MS);

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.drop());

it('opens a session with a one-time link exactly once, even when it is opened twice at the same time', async () => {
  const link = await createLinkSecret(test.db, now);
  const sessions = await Promise.all([1, 2, 3].map(() => redeemLink(test.db, link, now)));
  const [session = ''] = sessions.filter((secret) => secret !== null);
  expect(sessions.filter((secret) => secret === null)).toHaveLength(2);
  expect(await isSession(test.db, session, now)).toBe(true);
  expect(await redeemLink(test.db, link, now)).toBeNull();
});

it('lets a link and a session grow old', async () => {
  const late = await createLinkSecret(test.db, now);
  expect(await redeemLink(test.db, late, later(25))).toBeNull();
  const session = (await redeemLink(test.db, late, later(23))) ?? '';
  expect(await isSession(test.db, session, later(29 * 24))).toBe(true);
  expect(await isSession(test.db, session, later(32 * 24))).toBe(false);
});

it('takes a link for nothing else than a link, and stores no secret', async () => {
  const link = await createLinkSecret(test.db, now);
  expect(await isSession(test.db, link, now)).toBe(false);
  expect(await redeemLink(test.db, 'made up', now)).toBeNull();
  expect(JSON.stringify(await test.db.access.findMany())).not.toContain(link);
});
