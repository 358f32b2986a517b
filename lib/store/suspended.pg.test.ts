import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '#scripts/test-db';
import { openDatabase } from './client.ts';
import { appendEvent, readHistory } from './events.ts';
import { claimNext, storedCluster, storedStudy } from './test-builders.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.drop());

const FINISHED = { type: 'step-finished', data: { step: 'place' } } as const;

it('a process that stops amid a transaction keeps nobody from the trial for longer than some seconds', async () => {
  await storedStudy(test.db, await storedCluster(test.db));
  const [cluster] = await test.db.cluster.findMany();
  const trial = await claimNext(test.db, await storedCluster(test.db, cluster?.name));
  if (!trial) throw new Error('nothing to claim');
  const other = openDatabase(test.url);
  const stopped = other.$transaction(
    async (tx) => {
      await tx.trial.updateMany({ where: { id: trial.id }, data: { runner: 'stopped' } });
      await sleep(8000);
    },
    { timeout: 12_000 },
  );
  const outcome = stopped.then(
    () => 'went on',
    () => 'was ended',
  );
  await sleep(500);
  const begun = performance.now();
  // One write at a time has five seconds; a second one finds the trial free.
  await appendEvent(test.db, trial.id, trial.token, FINISHED).catch(() =>
    appendEvent(test.db, trial.id, trial.token, FINISHED),
  );
  expect(performance.now() - begun).toBeLessThan(10_000);
  expect(await readHistory(test.db, trial.id)).toHaveLength(1);
  expect(await outcome).toBe('was ended');
  await other.$disconnect();
});
