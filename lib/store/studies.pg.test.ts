import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '#scripts/test-db';
import { saveCluster } from './clusters.ts';
import { readSamples } from './samples.ts';
import { storedCluster, storedStudy } from './test-builders.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.drop());

describe('launching a study', () => {
  it('twice with one request key makes one study with all its trials', async () => {
    const cluster = await storedCluster(test.db);
    const key = randomUUID();
    const clicks = Array.from({ length: 8 }, () => storedStudy(test.db, cluster, {}, key));
    const slugs = new Set(await Promise.all(clicks));
    expect(slugs.size).toBe(1);
    expect(await test.db.study.count({ where: { clusterId: cluster.id } })).toBe(1);
    const [slug = ''] = slugs;
    const samples = await readSamples(test.db, slug);
    expect(samples).toHaveLength(9);
    expect(samples.every((sample) => sample.state === 'planned')).toBe(true);
    expect(await storedStudy(test.db, cluster, {}, key)).toBe(slug);
  });

  it('under one title by several people makes several studies, each with a name of its own', async () => {
    const cluster = await storedCluster(test.db);
    const clicks = Array.from({ length: 5 }, () => storedStudy(test.db, cluster, { title: 'Ünder öne' }));
    expect(new Set(await Promise.all(clicks)).size).toBe(5);
  });

  it('under a name that is taken is refused, and nothing is written', async () => {
    const cluster = await storedCluster(test.db);
    await storedStudy(test.db, cluster, { slug: 'taken' });
    const again = storedStudy(test.db, cluster, { slug: 'taken' });
    await expect(again).rejects.toMatchObject({ code: 'conflict' });
    expect(await test.db.study.count({ where: { clusterId: cluster.id } })).toBe(1);
  });

  it('writes thousands of trials at once', async () => {
    const cluster = await storedCluster(test.db);
    const conditions = ['app_with_migration' as const];
    const many = { conditions, simultaneous: [1, 2, 4], migrations: 4, vms: [1, 2, 3, 4], repetitions: 100 };
    const slug = await storedStudy(test.db, cluster, {
      ...many,
      migrationFabrics: ['1GbE', '10GbE'],
      mpiFabrics: ['1GbE', '10GbE'],
    });
    expect(await test.db.trial.count({ where: { study: { slug } } })).toBe(4800);
  });

  it('is refused when the cluster was registered anew since it was planned', async () => {
    const cluster = await storedCluster(test.db);
    await saveCluster(test.db, { ...cluster.spec, vms: cluster.spec.vms.slice(0, 3) });
    await expect(storedStudy(test.db, cluster)).rejects.toThrow('registered anew');
  });
});
