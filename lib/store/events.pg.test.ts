import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type TestDatabase, testDatabase } from '#scripts/test-db';
import { openDatabase } from './client.ts';
import { appendEvent, readHistory } from './events.ts';
import { releaseLease, takeLease } from './leases.ts';
import type { ClaimedTrial } from './queue.ts';
import { claimNext, judged, noFigures, storedCluster, storedStudy } from './test-builders.ts';
import { finishTrial } from './verdicts.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.drop());

async function claimed(): Promise<ClaimedTrial> {
  const cluster = await storedCluster(test.db);
  await storedStudy(test.db, cluster);
  const trial = await claimNext(test.db, cluster);
  if (!trial) throw new Error('nothing to claim');
  return trial;
}
const step = (name: string) => ({ type: 'step-started', data: { step: name } }) as const;

describe('the history of a trial', () => {
  it('is numbered without gaps or repeats however many write at once, from two processes too', async () => {
    const trial = await claimed();
    const other = openDatabase(test.url);
    const writes = Array.from({ length: 60 }, (_, i) =>
      appendEvent(i % 2 ? test.db : other, trial.id, trial.token, step(String(i))),
    );
    const events = await Promise.all(writes);
    await other.$disconnect();
    expect(events.map((event) => event.seq).sort((a, b) => a - b)).toEqual(events.map((_, i) => i + 1));
    const history = await readHistory(test.db, trial.id);
    expect(history.map((event) => event.seq)).toEqual(events.map((_, i) => i + 1));
  });

  it('takes nothing from a runner whose cluster was taken by another, whoever has the trial', async () => {
    const trial = await claimed();
    await releaseLease(test.db, trial.clusterId, trial.token);
    await takeLease(test.db, trial.clusterId, 'another');
    const late = appendEvent(test.db, trial.id, trial.token, step('late'));
    await expect(late).rejects.toMatchObject({ code: 'lease-lost' });
    expect(await readHistory(test.db, trial.id)).toEqual([]);
  });

  it('takes nothing more once the trial has ended', async () => {
    const trial = await claimed();
    await finishTrial(test.db, trial, 'finished', noFigures, judged());
    const late = appendEvent(test.db, trial.id, trial.token, step('late'));
    await expect(late).rejects.toMatchObject({ code: 'lease-lost' });
  });

  it('keeps what commands print, NUL bytes and half characters replaced', async () => {
    const trial = await claimed();
    const message = 'binary\0junk \ud83e';
    await appendEvent(test.db, trial.id, trial.token, { type: 'node-lost', data: { node: 'hA', message } });
    const [event] = await readHistory(test.db, trial.id);
    expect(event?.data).toEqual({ node: 'hA', message: 'binary\ufffdjunk \ufffd' });
  });

  it('is never edited or shortened; it goes with its trial only', async () => {
    const trial = await claimed();
    await appendEvent(test.db, trial.id, trial.token, step('one'));
    await finishTrial(test.db, trial, 'finished', noFigures, judged());
    for (const table of ['Event', 'Judgement'])
      for (const change of [`UPDATE "${table}" SET "trialId" = "trialId"`, `DELETE FROM "${table}"`])
        await expect(test.db.$executeRawUnsafe(change)).rejects.toThrow(`${table} is append-only`);
    await test.db.study.delete({ where: { id: trial.studyId } });
    expect(await readHistory(test.db, trial.id)).toEqual([]);
  });

  it('survives the loss of every connection to the database', async () => {
    const trial = await claimed();
    const { url } = test;
    const watcher = openDatabase(url);
    await appendEvent(test.db, trial.id, trial.token, step('before'));
    await watcher.$queryRaw`SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid()`;
    await watcher.$disconnect();
    // The one write that finds out may fail: the runner then leaves the trial and takes it up again.
    await vi.waitFor(() => appendEvent(test.db, trial.id, trial.token, step('after')));
    expect(await readHistory(test.db, trial.id)).toHaveLength(2);
  });
});
