import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { getClusterById, type StoredCluster } from '#lib/store/clusters';
import { getJob, requestJob } from '#lib/store/jobs';
import { listNotices, noticeTroubles } from '#lib/store/notices';
import { openQuarantines } from '#lib/store/quarantines';
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
beforeAll(async () => {
  test = await testDatabase();
  cluster = await storedCluster(test.db);
  model = new ModelCluster(cluster.spec);
  const part = { conditions: ['migration_only' as const], migrations: 2, repetitions: 2, vms: [2] };
  slug = await storedStudy(test.db, cluster, part);
});
afterAll(() => test.drop());

/** Drives the cluster until a condition holds. */
async function driveUntil(condition: () => Promise<boolean>): Promise<void> {
  const shutdown = new AbortController();
  const driving = driveCluster(test.db, cluster.id, 'one', shutdown.signal, ({ name }) => model.line(name));
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 20));
  shutdown.abort();
  await driving;
}
const trouble = async () => (await getClusterById(test.db, cluster.id)).trouble;
const done = async (study: string) => (await studyProgress(test.db, study)).done;

it('begins no trial that needs a VM of which nobody knows where it is, and says so', async () => {
  model.interfere = (_, node, what) => {
    if (node === 'hB' && what.startsWith('WAIT')) model.loseMove('round-1/102', null);
  };
  await driveUntil(async () => (await trouble()) !== null);
  model.interfere = () => {};
  const held = await openQuarantines(test.db, { clusterId: cluster.id });
  expect(held).toMatchObject([
    { vm: '102', from: 'hB', to: 'hA', reason: 'VM 102 runs on neither host.', since: expect.any(Date) },
  ]);
  expect(await studyProgress(test.db, slug)).toMatchObject({
    state: 'running',
    done: 1,
    total: 2,
    trouble: expect.stringMatching(/^VM 102 and the hosts hB and hA are quarantined since .*release them/),
  });
});

it('tells at once that somebody is needed, and once', async () => {
  await noticeTroubles(test.db, new Date(Date.now() + 600_000));
  expect(await listNotices(test.db, 5)).toMatchObject([
    {
      kind: 'person-needed',
      text: `${cluster.spec.name} waits for somebody: VM 102 runs on neither host.`,
      path: `/clusters/${cluster.spec.name}`,
    },
  ]);
});

it('goes on meanwhile with a study that needs neither the VM nor the pair', async () => {
  const part = { conditions: ['app_only' as const], vms: [1], repetitions: 1 };
  const other = await storedStudy(test.db, cluster, part);
  await driveUntil(async () => (await done(other)) === 1 && (await trouble()) !== null);
  expect(await done(slug)).toBe(1);
});

it('does not release it while the VM runs nowhere', async () => {
  const [held] = await openQuarantines(test.db, { clusterId: cluster.id });
  const wish = { quarantine: held?.id ?? '', by: 'lab' as const };
  const job = await requestJob(test.db, cluster.id, 'release', wish);
  await driveUntil(async () => (await getJob(test.db, job))?.state === 'finished');
  expect((await getJob(test.db, job))?.lines).toMatchObject([
    {
      state: 'failed',
      detail: 'VM 102 runs on neither host.',
      remedy: expect.stringContaining('exactly one'),
    },
  ]);
  expect(await openQuarantines(test.db, { clusterId: cluster.id })).toHaveLength(1);
});

it('is released by a person once both hosts agree, and the study goes on', async () => {
  model.at.set('102', 'hB');
  const [held] = await openQuarantines(test.db, { clusterId: cluster.id });
  const wish = { quarantine: held?.id ?? '', by: 'lab' as const };
  await requestJob(test.db, cluster.id, 'release', wish);
  await driveUntil(async () => (await studyProgress(test.db, slug)).ended);
  expect(await openQuarantines(test.db, { clusterId: cluster.id })).toEqual([]);
  const [row] = await test.db.quarantine.findMany();
  expect(row).toMatchObject({ releasedBy: 'lab', foundThen: 'VM 102 runs on hB alone.' });
  const progress = await studyProgress(test.db, slug);
  expect(progress).toMatchObject({ state: 'finished', done: 2, trouble: null });
});
