import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type TestDatabase, testDatabase } from '#scripts/test-db';
import { announce } from './changes.ts';
import { onChange } from './listener.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
  vi.stubEnv('DATABASE_URL', test.url);
});
afterAll(() => test.drop());

it('wakes at a change, and again after the database ended every connection', async () => {
  let woken = 0;
  const stop = onChange(() => woken++);
  const wakes = async () => {
    const before = woken;
    await announce(test.db, 'study', 'one');
    await vi.waitFor(() => expect(woken).toBeGreaterThan(before), 500);
  };
  await vi.waitFor(wakes, 5000);
  await test.db.$queryRaw`SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()`;
  await vi.waitFor(wakes, { timeout: 10_000, interval: 200 });
  stop();
  const before = woken;
  await announce(test.db, 'study', 'two');
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(woken).toBe(before);
});
