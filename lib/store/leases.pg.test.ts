import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '#scripts/test-db';
import { LEASE_MS, releaseLease, renewLease, takeLease } from './leases.ts';
import { storedCluster } from './test-builders.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.drop());

it('is given to one of many that ask at the same time', async () => {
  const { id } = await storedCluster(test.db);
  const owners = Array.from({ length: 12 }, (_, i) => `runner ${i}`);
  const tokens = await Promise.all(owners.map((owner) => takeLease(test.db, id, owner)));
  expect(tokens.filter((token) => token !== null)).toEqual([1]);
});

it('is nobody else’s as long as it is renewed, and free 3.5 s after the last sign of life', async () => {
  const { id } = await storedCluster(test.db);
  const token = (await takeLease(test.db, id, 'first')) ?? 0;
  await sleep(1500);
  await renewLease(test.db, id, token);
  const renewed = Date.now();
  while (Date.now() < renewed + LEASE_MS - 200) {
    expect(await takeLease(test.db, id, 'second')).toBeNull();
    await sleep(250);
  }
  await sleep(renewed + LEASE_MS + 100 - Date.now());
  expect(await takeLease(test.db, id, 'second')).toBe(token + 1);
  await expect(renewLease(test.db, id, token)).rejects.toMatchObject({ code: 'lease-lost' });
});

it('can be taken at once after it was given back, with a greater token', async () => {
  const { id } = await storedCluster(test.db);
  const token = (await takeLease(test.db, id, 'first')) ?? 0;
  await releaseLease(test.db, id, token);
  expect(await takeLease(test.db, id, 'second')).toBe(token + 1);
});

it('is not given back by one who lost it', async () => {
  const { id } = await storedCluster(test.db);
  const token = (await takeLease(test.db, id, 'first')) ?? 0;
  await releaseLease(test.db, id, token);
  await takeLease(test.db, id, 'second');
  await releaseLease(test.db, id, token);
  expect(await takeLease(test.db, id, 'third')).toBeNull();
});
