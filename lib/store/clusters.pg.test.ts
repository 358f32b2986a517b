import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aCluster } from '#lib/domain/test-builders';
import { type TestDatabase, testDatabase } from '#scripts/test-db';
import { getCluster, saveCluster, setTrouble } from './clusters.ts';
import { storedCluster, storedStudy } from './test-builders.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.drop());

describe('registering a cluster', () => {
  it('again replaces it, under the same id', async () => {
    const cluster = await storedCluster(test.db);
    const smaller = { ...cluster.spec, vms: cluster.spec.vms.slice(0, 2) };
    expect((await saveCluster(test.db, smaller)).id).toBe(cluster.id);
    expect((await getCluster(test.db, cluster.spec.name)).spec.vms).toHaveLength(2);
  });

  it('by several at once registers one', async () => {
    const spec = { ...aCluster(), name: 'at-once' };
    const saved = await Promise.all([1, 2, 3, 4].map(() => saveCluster(test.db, spec)));
    expect(new Set(saved.map(({ id }) => id)).size).toBe(1);
  });

  it('otherwise than before is refused while a study of it is under way, as it was is not', async () => {
    const cluster = await storedCluster(test.db);
    const slug = await storedStudy(test.db, cluster);
    const changed = { ...cluster.spec, platform: 'other' };
    for (const state of ['queued', 'running', 'cancelling']) {
      await test.db.study.update({ where: { slug }, data: { state } });
      await expect(saveCluster(test.db, changed)).rejects.toThrow(`in use by study ${slug}`);
      expect((await saveCluster(test.db, structuredClone(cluster.spec))).id).toBe(cluster.id);
    }
    await test.db.study.update({ where: { slug }, data: { state: 'finished' } });
    expect((await saveCluster(test.db, changed)).spec.platform).toBe('other');
  });

  it('as a rehearsal is refused where studies were measured, and the other way round', async () => {
    const cluster = await storedCluster(test.db);
    const slug = await storedStudy(test.db, cluster);
    await test.db.study.update({ where: { slug }, data: { state: 'finished' } });
    const { provenance } = cluster.spec;
    await expect(saveCluster(test.db, { ...cluster.spec, provenance: 'rehearsal' })).rejects.toThrow(
      `Study ${slug} on ${cluster.spec.name} is ${provenance}: register what is rehearsal under another name.`,
    );
    const modelled = await saveCluster(test.db, {
      ...aCluster(),
      name: 'modelled',
      provenance: 'rehearsal',
    });
    const rehearsed = await storedStudy(test.db, modelled);
    expect(await test.db.study.findUnique({ where: { slug: rehearsed } })).toMatchObject({
      provenance: 'rehearsal',
    });
    await expect(saveCluster(test.db, { ...modelled.spec, provenance: 'measured' })).rejects.toThrow(
      'is rehearsal: register what is measured under another name',
    );
  });

  it('never slips in beside a launch: the study has the cluster it was planned with, or there is none', async () => {
    const cluster = await storedCluster(test.db);
    const changed = { ...cluster.spec, platform: 'other' };
    const [saved, launched] = await Promise.allSettled([
      saveCluster(test.db, changed),
      storedStudy(test.db, cluster),
    ]);
    expect([saved.status, launched.status].filter((status) => status === 'fulfilled')).toHaveLength(1);
  });

  it('that is not there names those that are', async () => {
    const { spec } = await storedCluster(test.db);
    await expect(getCluster(test.db, 'nowhere')).rejects.toThrow(spec.name);
  });
});

it('tells of its trouble once, and when it is over', async () => {
  const { id, spec } = await storedCluster(test.db);
  const told = () => test.db.change.count({ where: { topic: 'cluster', object: id } });
  for (const trouble of ['hB cannot be reached', 'hB cannot be reached', null, null])
    await setTrouble(test.db, id, trouble);
  expect(await told()).toBe(2);
  await setTrouble(test.db, id, 'VM 103 runs on no host');
  expect((await getCluster(test.db, spec.name)).trouble).toBe('VM 103 runs on no host');
});
