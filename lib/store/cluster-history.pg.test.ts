import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aHistory } from '#lib/domain/test-builders';
import { type TestDatabase, testDatabase } from '#scripts/test-db';
import { endedTrials, latestLooks, moveEvents } from './cluster-history.ts';
import { appendEvent } from './events.ts';
import { claimNext, judged, noFigures, storedCluster, storedStudy } from './test-builders.ts';
import { finishTrial } from './verdicts.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.drop());

/** A claimed trial with a launch, a migration and a look. */
async function aTrial() {
  const cluster = await storedCluster(test.db);
  await storedStudy(test.db, cluster, { repetitions: 1 });
  const trial = await claimNext(test.db, cluster);
  if (!trial) throw new Error('nothing to claim');
  const history = aHistory().ran('launch', 'launcher', 0, 9).ran('round-1/101', 'hA', 1, 2);
  history.add('placement-seen', { moment: 'm', sightings: [{ host: 'hA', vm: '101', state: 'running' }] });
  for (const event of history.events) await appendEvent(test.db, trial.id, trial.token, event);
  return { cluster, trial };
}

describe('what is read of a cluster’s trials', () => {
  it('are those that ended and count, with the cluster as it was', async () => {
    const { cluster, trial } = await aTrial();
    expect(await endedTrials(test.db, cluster.id, 9)).toEqual([]);
    await finishTrial(test.db, trial, 'finished', noFigures, judged());
    const [ended, ...more] = await endedTrials(test.db, cluster.id, 9);
    expect(more).toEqual([]);
    expect(ended).toMatchObject({ id: trial.id, verdict: 'valid', cluster: cluster.spec });
    expect(await endedTrials(test.db, cluster.id, 0)).toEqual([]);
    await test.db.setAside.create({ data: { trialId: trial.id, by: 'lab', reason: 'r' } });
    expect(await endedTrials(test.db, cluster.id, 9)).toEqual([]);
  });

  it('is of a history what migrations did, without the application', async () => {
    const { trial } = await aTrial();
    const { trial: other } = await aTrial();
    const read = await moveEvents(test.db, [trial.id, other.id, 'none']);
    expect([...read.keys()]).toEqual([trial.id, other.id, 'none']);
    expect(read.get('none')).toEqual([]);
    expect(read.get(trial.id)?.map(({ type, data }) => [type, 'key' in data && data.key])).toEqual([
      ['command-intended', 'round-1/101'],
      ['command-started', 'round-1/101'],
      ['command-ended', 'round-1/101'],
    ]);
  });

  it('is where VMs were seen, by trials under way too, and on no other cluster', async () => {
    const { cluster } = await aTrial();
    const other = await storedCluster(test.db);
    expect((await latestLooks(test.db, cluster.id)).map(({ type }) => type)).toEqual(['placement-seen']);
    expect(await latestLooks(test.db, other.id)).toEqual([]);
  });
});
