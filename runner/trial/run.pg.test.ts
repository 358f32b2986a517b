import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { Machines } from '#lib/remote/machine';
import { readHistory } from '#lib/store/events';
import { releaseLease, takeLease } from '#lib/store/leases';
import { requestCancel } from '#lib/store/studies';
import { claimNext, storedCluster, storedStudy } from '#lib/store/test-builders';
import { readTrial } from '#lib/store/trials';
import { latestJudgement } from '#lib/store/verdicts';
import { type TestDatabase, testDatabase } from '#scripts/test-db';
import { runTrial } from './run.ts';
import { ModelCluster } from './test-model.ts';

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
async function claimed(workload = 'hpl') {
  const cluster = await storedCluster(test.db);
  const slug = await storedStudy(test.db, cluster, {
    workloads: [{ id: workload, settings: {} }],
    conditions: ['migration_only'],
    migrations: 2,
  });
  const trial = await claimNext(test.db, cluster);
  if (!trial) throw new Error('nothing to claim');
  return { trial, slug, model: new ModelCluster(cluster.spec) };
}
/** Machines that nobody else knows. */
const alone = (machines: Machines) => ({ machines, tell: async () => {} });
const typesOf = async (id: string) => (await readHistory(test.db, id)).map(({ type }) => type);

it('drives a trial from its claim to a judged end', async () => {
  const { trial, model } = await claimed();
  await runTrial(test.db, trial, alone(model.machines()), 'one', never);
  expect(await readTrial(test.db, trial.id)).toMatchObject({
    state: 'finished',
    migrationSeconds: expect.any(Number),
  });
  expect((await typesOf(trial.id))[0]).toBe('trial-claimed');
  expect((await latestJudgement(test.db, trial.id))?.checks.length).toBeGreaterThan(5);
});

it('ends a trial that this version cannot read, with the reason, and touches no machine', async () => {
  const { trial } = await claimed('gone');
  await runTrial(test.db, trial, alone(new Machines([])), 'one', never);
  expect(await readTrial(test.db, trial.id)).toMatchObject({
    state: 'finished',
    verdict: 'unknown',
    reasons: [expect.stringContaining('There is no workload "gone"')],
  });
  expect(await typesOf(trial.id)).toEqual(['trial-claimed', 'step-failed']);
});

it('leaves the trial the moment that another runner has the cluster', async () => {
  const { trial, model } = await claimed();
  let asked = 0;
  model.interfere = () => asked++;
  await releaseLease(test.db, trial.clusterId, trial.token);
  await takeLease(test.db, trial.clusterId, 'another');
  const late = runTrial(test.db, trial, alone(model.machines()), 'one', never);
  await expect(late).rejects.toMatchObject({ code: 'lease-lost' });
  expect(asked).toBe(0);
  expect((await readTrial(test.db, trial.id))?.state).toBe('running');
});

it('leaves the trial to be taken up again when the store fails, which is no fault of the trial', async () => {
  const { trial, model } = await claimed();
  const sql = (text: string) => test.db.$executeRawUnsafe(text);
  await sql(`CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'no space left'; END $$`);
  await sql(`CREATE TRIGGER full_disk BEFORE INSERT ON "Event" FOR EACH ROW
    WHEN (NEW.type = 'command-ended') EXECUTE FUNCTION full_disk()`);
  const broken = runTrial(test.db, trial, alone(model.machines()), 'one', never);
  await expect(broken).rejects.toThrow(/store-lost .*no space left/s);
  await sql('DROP TRIGGER full_disk ON "Event"');
  await runTrial(test.db, { ...trial, resumed: true }, alone(model.machines()), 'two', never);
  expect(await readTrial(test.db, trial.id)).toMatchObject({ state: 'finished' });
  expect(await typesOf(trial.id)).not.toContain('step-failed');
});

it('sees within a second that its study was cancelled', async () => {
  const { trial, slug, model } = await claimed();
  model.interfere = (when, _, what) => {
    if (when === 'before' && what.startsWith('WAIT')) void requestCancel(test.db, slug).catch(() => {});
  };
  const twoRounds = { ...trial.cell, migrations: 4, roundGapSeconds: 10 };
  await runTrial(test.db, { ...trial, cell: twoRounds }, alone(model.machines()), 'one', never);
  expect(await readTrial(test.db, trial.id)).toMatchObject({ state: 'cancelled', verdict: 'invalid' });
  expect([...model.at]).toEqual(model.spec.vms.map((vm) => [vm.id, vm.home]));
});
