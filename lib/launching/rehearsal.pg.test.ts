import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aCluster } from '#lib/domain/test-builders';
import { hostKeys } from '#lib/store/host-keys';
import { readSamples } from '#lib/store/samples';
import { type TestDatabase, testDatabase } from '#scripts/test-db';
import { launchStudy } from './launch.ts';
import { firstStudy, REGISTRATION_FILE, registerRehearsal } from './rehearsal.ts';

let test: TestDatabase;
const folder = mkdtempSync(path.join(tmpdir(), 'lab-rehearsal-'));
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await test.drop();
});

describe('the rehearsal cluster of this computer', () => {
  it('cannot be registered where none was started, and the message says what starts it', async () => {
    await expect(registerRehearsal(test.db, folder)).rejects.toThrow('npm start brings one on Linux');
  });

  it('is registered with its key trusted, again without a change, and takes the first study', async () => {
    const cluster = { ...aCluster(), name: 'rehearsal', provenance: 'rehearsal' };
    writeFileSync(
      path.join(folder, REGISTRATION_FILE),
      JSON.stringify({ cluster, fingerprint: 'SHA256:ours' }),
    );
    const first = await registerRehearsal(test.db, folder);
    expect((await registerRehearsal(test.db, folder)).id).toBe(first.id);
    const keys = await hostKeys(test.db, first.id);
    expect(keys.map(({ node, fingerprint }) => `${node} ${fingerprint}`)).toEqual([
      'hA SHA256:ours',
      'hB SHA256:ours',
      'launcher SHA256:ours',
    ]);
    expect(keys.every(({ confirmedAt }) => confirmedAt !== null)).toBe(true);
    const launched = await launchStudy(test.db, firstStudy(), 'rehearsal', 'one-key');
    expect(launched).toEqual({ slug: 'first-rehearsal' });
    expect(await launchStudy(test.db, firstStudy(), 'rehearsal', 'one-key')).toEqual(launched);
    const trials = await readSamples(test.db, 'first-rehearsal');
    expect(trials.map(({ condition }) => condition).sort()).toEqual([
      'app_only',
      'app_with_migration',
      'migration_only',
    ]);
    expect(await test.db.study.findUnique({ where: { slug: 'first-rehearsal' } })).toMatchObject({
      provenance: 'rehearsal',
    });
  });
});
