import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '#scripts/test-db';
import { claimJob, finishJob, getJob, recentJobs, reportJob, requestJob } from './jobs.ts';
import { releaseLease, takeLease } from './leases.ts';
import { clustersWithWork } from './queue.ts';
import { storedCluster } from './test-builders.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.drop());

const line = { subject: 'hA', check: 'login', state: 'ok' as const, detail: 'Linux\0', remedy: null };
async function leased() {
  const { id } = await storedCluster(test.db);
  return { id, token: (await takeLease(test.db, id, 'one')) ?? 0 };
}

describe('a job for a cluster', () => {
  it('is asked for once as long as it has not begun', async () => {
    const { id, token } = await leased();
    const job = await requestJob(test.db, id, 'check');
    expect(await requestJob(test.db, id, 'check')).toBe(job);
    expect(await requestJob(test.db, id, 'read-keys')).not.toBe(job);
    expect(await clustersWithWork(test.db)).toContain(id);
    expect((await claimJob(test.db, id, token))?.id).toBe(job);
    expect(await requestJob(test.db, id, 'check')).not.toBe(job);
  });

  it('shows its lines while it runs, and what stopped it', async () => {
    const { id, token } = await leased();
    await requestJob(test.db, id, 'check');
    const job = await claimJob(test.db, id, token);
    if (!job) throw new Error('nothing to claim');
    await reportJob(test.db, job, [line]);
    expect((await recentJobs(test.db, id))[0]).toMatchObject({
      state: 'running',
      lines: [{ ...line, detail: 'Linux\ufffd' }],
    });
    await finishJob(test.db, job, 'the disk is full');
    expect(await getJob(test.db, job.id)).toMatchObject({ state: 'failed', error: 'the disk is full' });
  });

  it('is done again from its start by the next runner, and refuses the lines of the first', async () => {
    const { id, token } = await leased();
    await requestJob(test.db, id, 'check');
    const first = await claimJob(test.db, id, token);
    if (!first) throw new Error('nothing to claim');
    await reportJob(test.db, first, [line]);
    await releaseLease(test.db, id, token);
    const second = await claimJob(test.db, id, (await takeLease(test.db, id, 'two')) ?? 0);
    expect(second).toMatchObject({ id: first.id, lines: [] });
    await expect(reportJob(test.db, first, [line])).rejects.toMatchObject({ code: 'lease-lost' });
    await expect(finishJob(test.db, first, null)).rejects.toMatchObject({ code: 'lease-lost' });
    expect((await getJob(test.db, first.id))?.state).toBe('running');
  });
});
