import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { requestPause, resumeStudy } from '#lib/store/pausing';
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
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.drop());

const never = new AbortController().signal;

it('drives the trial under way to its end when its study is paused, leaves the cluster, and goes on when asked', async () => {
  const cluster = await storedCluster(test.db);
  const part = { conditions: ['migration_only' as const], migrations: 2, repetitions: 3, vms: [2] };
  const slug = await storedStudy(test.db, cluster, part);
  const model = new ModelCluster(cluster.spec);
  const drive = (halt = async (_: string) => {}) =>
    driveCluster(test.db, cluster.id, 'one', never, ({ name }) => {
      const line = model.line(name);
      return {
        ...line,
        execute: async (command) => {
          await halt(command.argv.join(' '));
          return line.execute(command);
        },
      };
    });
  let seen: string | null = null;
  await drive(async (command) => {
    if (seen || !command.includes('vzmigrate')) return;
    await requestPause(test.db, slug);
    seen = (await studyProgress(test.db, slug)).pause;
  });
  expect(seen).toBe('pausing');
  expect(await studyProgress(test.db, slug)).toMatchObject({ pause: 'paused', done: 1, total: 3 });
  expect([...model.at]).toEqual(model.spec.vms.map((vm) => [vm.id, vm.home]));
  expect(model.locks.on.size).toBe(0);
  const asked = model.asked.length;
  await drive();
  expect(model.asked).toHaveLength(asked);
  await resumeStudy(test.db, slug);
  await drive();
  expect(await studyProgress(test.db, slug)).toMatchObject({ state: 'finished', pause: null, done: 3 });
});
