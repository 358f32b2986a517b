import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { eventsOf } from '#lib/domain/history';
import { getClusterById, type StoredCluster } from '#lib/store/clusters';
import { readHistory } from '#lib/store/events';
import { getJob, requestJob } from '#lib/store/jobs';
import { foundOrphans } from '#lib/store/orphans';
import { readSamples } from '#lib/store/samples';
import { studyProgress } from '#lib/store/studies';
import { storedCluster, storedStudy } from '#lib/store/test-builders';
import { type TestDatabase, testDatabase } from '#scripts/test-db';
import { driveCluster } from './cluster.ts';
import { ModelCluster } from './trial/test-model.ts';

// The model's clock stands still between commands.
vi.mock('#lib/remote/clock', () => ({
  measureClock: async () => ({ offsetSeconds: 0, boundSeconds: 0.001 }),
}));

let test: TestDatabase;
let cluster: StoredCluster;
let model: ModelCluster;
let slug: string;
const part = { conditions: ['migration_only' as const], migrations: 2, repetitions: 1, vms: [2] };
beforeAll(async () => {
  test = await testDatabase();
});
beforeEach(async () => {
  cluster = await storedCluster(test.db);
  model = new ModelCluster(cluster.spec);
  slug = await storedStudy(test.db, cluster, part);
});
afterAll(() => test.drop());

async function driveUntil(condition: () => Promise<boolean>): Promise<void> {
  const shutdown = new AbortController();
  const driving = driveCluster(test.db, cluster.id, 'one', shutdown.signal, ({ name }) => model.line(name));
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 20));
  shutdown.abort();
  await driving;
}
const trouble = async () => (await getClusterById(test.db, cluster.id)).trouble;
const ended = async () => (await studyProgress(test.db, slug)).ended;
async function leftovers() {
  const [trial] = await readSamples(test.db, slug);
  return eventsOf(await readHistory(test.db, trial?.trialId ?? ''), 'leftovers-found').map(
    ({ data }) => data,
  );
}
async function doJob(kind: 'find-orphans' | 'end-orphans', request = {}) {
  const id = await requestJob(test.db, cluster.id, kind, request);
  await driveUntil(async () => (await getJob(test.db, id))?.state === 'finished');
  return (await getJob(test.db, id))?.lines ?? [];
}

describe('processes of a trial that nobody here knows', () => {
  it('hold the next trial back and are left alone, until a person ends them', async () => {
    model.processes.all = [
      { machine: 'launcher', pid: 12, trial: 'foreign' },
      { machine: 'vm 102', pid: 13, trial: 'foreign' },
    ];
    await driveUntil(async () => (await trouble()) !== null);
    expect(await trouble()).toBe(
      'launcher pid 12, vm 102 pid 13 belong to trial foreign, which is not known here. ' +
        `Wait for their end, or end them on the page of cluster ${cluster.spec.name}.`,
    );
    expect(model.processes.all).toHaveLength(2);
    expect(await studyProgress(test.db, slug)).toMatchObject({ state: 'queued', done: 0 });
    expect((await foundOrphans(test.db, cluster.id))?.orphans).toMatchObject([
      { machine: 'launcher', pid: 12, trial: 'foreign', since: 100_000, command: 'sleep 12' },
      { machine: 'vm 102', pid: 13 },
    ]);
    const lines = await doJob('end-orphans', { trial: 'foreign', by: 'lab' });
    expect(lines.map(({ state }) => state)).not.toContain('failed');
    expect(model.processes.all).toEqual([]);
    expect((await foundOrphans(test.db, cluster.id))?.orphans).toEqual([]);
    await driveUntil(ended);
    expect(await leftovers()).toEqual([]);
  });

  it('are named when they survive being ended', async () => {
    model.processes.all = [{ machine: 'hA', pid: 12, trial: 'foreign', immortal: true }];
    const lines = await doJob('end-orphans', { trial: 'foreign', by: 'lab' });
    expect(lines.filter(({ state }) => state === 'failed')).toMatchObject([
      { subject: 'hA', detail: 'pid 12 survived' },
    ]);
    expect((await foundOrphans(test.db, cluster.id))?.orphans).toMatchObject([{ machine: 'hA', pid: 12 }]);
  });
});

describe('processes of a trial of this installation', () => {
  it('are ended before the next one begins, which says so', async () => {
    await driveUntil(ended);
    const [dead] = await readSamples(test.db, slug);
    model.processes.all = [{ machine: 'launcher', pid: 12, trial: dead?.trialId ?? '' }];
    slug = await storedStudy(test.db, cluster, part);
    await driveUntil(ended);
    expect(model.processes.all).toEqual([]);
    expect(await leftovers()).toEqual([
      { moment: 'sweep-before', node: 'launcher', processes: ['12 sleep 12'], left: [] },
    ]);
  });

  it('are not ended while it is under way', async () => {
    const [trial] = await readSamples(test.db, slug);
    await test.db.trial.update({ where: { id: trial?.trialId ?? '' }, data: { state: 'running' } });
    model.processes.all = [{ machine: 'launcher', pid: 12, trial: trial?.trialId ?? '' }];
    await test.db.study.update({ where: { slug }, data: { clusterId: null } });
    const lines = await doJob('end-orphans', { trial: trial?.trialId, by: 'lab' });
    expect(lines).toMatchObject([{ state: 'failed', detail: 'it is running' }]);
    expect(model.processes.all).toHaveLength(1);
  });
});

it('makes a trial invalid that leaves something behind which nobody can end, and says where it is', async () => {
  const [trial] = await readSamples(test.db, slug);
  model.interfere = () => {
    if (model.done.some((deed) => deed.includes('round-1')) && model.processes.all.length === 0)
      model.processes.all = [
        { machine: 'launcher', pid: 12, trial: trial?.trialId ?? '', immortal: true },
        { machine: 'launcher', pid: 13, trial: 'foreign' },
      ];
  };
  await driveUntil(async () => (await studyProgress(test.db, slug)).done === 1);
  expect(await leftovers()).toEqual([
    {
      moment: 'sweep-after',
      node: 'launcher',
      processes: ['12 sleep 12', '13 sleep 13'],
      left: ['12 sleep 12', '13 sleep 13'],
    },
  ]);
  const [after] = await readSamples(test.db, slug);
  expect(after?.verdict).toBe('invalid');
  expect(after?.reasons.join(' ')).toContain('launcher pid 12 cannot be ended');
});
