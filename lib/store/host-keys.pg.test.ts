import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '#scripts/test-db';
import { confirmKeys, hostKeys, recordSeenKey } from './host-keys.ts';
import { storedCluster } from './test-builders.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.drop());

const HOSTS = { hA: '10.0.0.11', hB: '10.0.0.12' };
async function seen(...keys: [keyof typeof HOSTS, string][]) {
  const { id } = await storedCluster(test.db);
  const show = (node: keyof typeof HOSTS, fingerprint: string) =>
    recordSeenKey(test.db, id, { node, address: HOSTS[node], port: 22, fingerprint });
  for (const [node, fingerprint] of keys) await show(node, fingerprint);
  const trusted = async () =>
    (await hostKeys(test.db, id)).filter((key) => key.confirmedAt).map((key) => key.fingerprint);
  return { id, show, trusted };
}

describe('host keys', () => {
  it('are not trusted by being seen', async () => {
    const { trusted } = await seen(['hA', 'SHA256:a']);
    expect(await trusted()).toEqual([]);
  });

  it('are trusted once somebody confirmed them, and stay so when they are seen again', async () => {
    const { id, show, trusted } = await seen(['hA', 'SHA256:a'], ['hB', 'SHA256:b']);
    expect(await confirmKeys(test.db, id, ['SHA256:a', 'SHA256:b'])).toEqual([]);
    await show('hA', 'SHA256:a');
    expect(await trusted()).toEqual(['SHA256:a', 'SHA256:b']);
  });

  it('that have changed are not trusted until confirmed, and then replace the old one', async () => {
    const { id, show, trusted } = await seen(['hA', 'SHA256:a'], ['hB', 'SHA256:b']);
    await confirmKeys(test.db, id, ['SHA256:a', 'SHA256:b']);
    await show('hA', 'SHA256:new');
    expect(await trusted()).toEqual(['SHA256:a', 'SHA256:b']);
    expect(await confirmKeys(test.db, id, ['SHA256:new'])).toEqual([]);
    expect(await trusted()).toEqual(['SHA256:new', 'SHA256:b']);
  });

  it('that nobody has shown are named', async () => {
    const { id, trusted } = await seen(['hA', 'SHA256:a']);
    expect(await confirmKeys(test.db, id, ['SHA256:a', 'SHA256:x'])).toEqual(['SHA256:x']);
    expect(await trusted()).toEqual(['SHA256:a']);
  });
});
