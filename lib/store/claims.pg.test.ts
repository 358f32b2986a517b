import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ClaimSpec } from '#lib/domain/claim';
import { type TestDatabase, testDatabase } from '#scripts/test-db';
import { listClaims, removeClaim, saveClaim } from './claims.ts';
import { storedCluster, storedStudy } from './test-builders.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.drop());

const aClaim = (sentence = 'It is fast.') =>
  ClaimSpec.parse({ sentence, printed: 'fast', basis: { kind: 'none', reason: 'Not measured.' } });
const aStudy = async () => storedStudy(test.db, await storedCluster(test.db));

it('keeps a claim, changes it in place, and removes it', async () => {
  const slug = await aStudy();
  const id = await saveClaim(test.db, slug, null, aClaim());
  await saveClaim(test.db, slug, null, aClaim('Another.'));
  expect(await saveClaim(test.db, slug, id, aClaim('It is slow.'))).toBe(id);
  const sentences = (await listClaims(test.db, slug)).map(({ sentence, own }) => [sentence, own]);
  expect(sentences).toEqual([
    ['It is slow.', true],
    ['Another.', true],
  ]);
  await removeClaim(test.db, slug, id);
  expect(await listClaims(test.db, slug)).toHaveLength(1);
});

it('refuses a study that is not there, and a claim that another study has', async () => {
  const [mine, yours] = [await aStudy(), await aStudy()];
  const id = await saveClaim(test.db, mine, null, aClaim());
  await expect(saveClaim(test.db, 'no-such', null, aClaim())).rejects.toThrow('no study no-such');
  await expect(saveClaim(test.db, yours, id, aClaim())).rejects.toMatchObject({ code: 'not-found' });
  await expect(removeClaim(test.db, yours, id)).rejects.toThrow('not there any more');
  await expect(removeClaim(test.db, mine, randomUUID())).rejects.toMatchObject({ code: 'not-found' });
});

it('stores what PostgreSQL would refuse', async () => {
  const slug = await aStudy();
  await saveClaim(test.db, slug, null, aClaim('A NUL \0 in it.'));
  expect((await listClaims(test.db, slug))[0]?.sentence).toBe('A NUL \ufffd in it.');
});
