import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readTrialSpec } from '#lib/store/baselines';
import { claimNext, storedCluster, storedStudy } from '#lib/store/test-builders';
import { latestJudgement } from '#lib/store/verdicts';
import { type TestDatabase, testDatabase } from '#scripts/test-db';
import { driveCluster } from '../cluster.ts';
import { runTrial } from './run.ts';
import { ModelCluster } from './test-model.ts';
import { judgeTrial } from './verdict.ts';

// The model's clock stands still between commands.
vi.mock('#lib/remote/clock', () => ({
  measureClock: async () => ({ offsetSeconds: 0, boundSeconds: 0.001 }),
}));

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.drop());

async function claimed() {
  const cluster = await storedCluster(test.db);
  await storedStudy(test.db, cluster, { conditions: ['migration_only'], migrations: 2 });
  const trial = await claimNext(test.db, cluster);
  if (!trial) throw new Error('nothing to claim');
  return { cluster, trial };
}

describe('a finished trial', () => {
  it('is rebuilt from its history alone: verdict, checks and times', async () => {
    const { cluster, trial } = await claimed();
    const machines = new ModelCluster(cluster.spec).machines();
    await runTrial(test.db, trial, { machines, tell: async () => {} }, 'one', new AbortController().signal);
    const stored = await test.db.trial.findUniqueOrThrow({ where: { id: trial.id } });
    const judged = await latestJudgement(test.db, trial.id);
    // All that the store knows besides the history is forgotten.
    const nothing = { verdict: null, reasons: [], thesisSeconds: null, applicationSeconds: null };
    await test.db.trial.update({
      where: { id: trial.id },
      data: { ...nothing, migrationSeconds: null, result: {}, startedAt: null, finishedAt: null },
    });
    const spec = await readTrialSpec(test.db, trial.id);
    const rebuilt = await judgeTrial(test.db, { id: trial.id, studyId: trial.studyId, ...spec });
    expect(rebuilt.judged).toEqual({
      verdict: judged?.verdict,
      checks: judged?.checks,
      baselineId: judged?.baselineId,
    });
    const { thesisSeconds, applicationSeconds, migrationSeconds, result } = stored;
    expect(rebuilt.figures).toEqual({ thesisSeconds, applicationSeconds, migrationSeconds, result });
    expect(migrationSeconds).toBeGreaterThan(0);
  });
});

describe('a history with an event that this version does not know', () => {
  it('is not gone on with: the cluster says why, and what to do', async () => {
    const { cluster, trial } = await claimed();
    await test.db.event.create({
      data: { trialId: trial.id, seq: 1, at: new Date(), type: 'vm-teleported', data: {} },
    });
    await test.db.lease.deleteMany({ where: { clusterId: cluster.id } });
    const model = new ModelCluster(cluster.spec);
    const drive = driveCluster(test.db, cluster.id, 'two', new AbortController().signal, ({ name }) =>
      model.line(name),
    );
    await expect(drive).rejects.toThrow(
      'Event 1 is of the unknown kind “vm-teleported”: a newer version of migration-lab wrote it. Start that version.',
    );
    expect(model.done).toEqual([]);
    const left = await test.db.trial.findUniqueOrThrow({ where: { id: trial.id } });
    expect(left.state).toBe('running');
  });

  it('is judged unknown, never guessed', async () => {
    const { trial } = await claimed();
    await test.db.event.create({
      data: { trialId: trial.id, seq: 1, at: new Date(), type: 'vm-teleported', data: {} },
    });
    const spec = await readTrialSpec(test.db, trial.id);
    const { judged } = await judgeTrial(test.db, { id: trial.id, studyId: trial.studyId, ...spec });
    expect(judged.verdict).toBe('unknown');
    expect(judged.checks[0]?.reason).toContain('“vm-teleported”');
  });
});
