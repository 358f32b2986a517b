import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type EventType, eventsOf, type TrialEvent } from '#lib/domain/history';
import { loadCancelling } from '#lib/load-cancelling';
import { readSamples } from '#lib/store/samples';
import { requestCancel } from '#lib/store/studies';
import { readStudy } from '#lib/store/studies-read';
import { TestRehearsals } from './test-rehearsal.ts';

/** TERM gets 3 s; what does not heed it must be gone 5 s later. */
const GONE_WITHIN_MS = 3000 + 5000;
const LONG_HPL = { id: 'hpl', settings: { ns: [9000, 9000, 9000], nbs: [128] } };

let rehearsals: TestRehearsals;
beforeAll(async () => {
  rehearsals = await TestRehearsals.open();
  rehearsals.startRunner();
});
afterAll(() => rehearsals?.close());

/** Waits for an event of the study's first trial. Returns the trial's id and its history so far. */
async function sees(slug: string, type: EventType, key?: string): Promise<[string, TrialEvent[]]> {
  for (let i = 0; i < 600; i++) {
    const [trial] = await readSamples(rehearsals.test.db, slug);
    const history = await rehearsals.history(trial?.trialId ?? '');
    const found = eventsOf(history, type).some(({ data }) => !key || ('key' in data && data.key === key));
    if (trial && found) return [trial.trialId, history];
    await sleep(50);
  }
  throw new Error(`${slug} did not come to ${type}`);
}
async function said(slug: string): Promise<string | undefined> {
  const study = await readStudy(rehearsals.test.db, slug);
  return study ? (await loadCancelling(rehearsals.test.db, study))?.done : undefined;
}
const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

it('ends children that ignore TERM and have left their session, within the grace and 5 s, and says so', async () => {
  const { place, cluster } = await rehearsals.cluster('stubborn', []);
  const part = { conditions: ['app_only' as const], workloads: [LONG_HPL] };
  const slug = await rehearsals.launch('stubborn', part);
  const [trialId] = await sees(slug, 'command-started', 'launch');
  const pids = [cluster.launcher.name, 'vm-101'].map((machine) => {
    const child = spawn('sh', ['-c', 'trap "" TERM HUP INT; while :; do sleep 0.5; done'], {
      env: {
        ...process.env,
        REHEARSAL_BASE: place.base,
        REHEARSAL_MACHINE: machine,
        MIGRATION_LAB_TRIAL: trialId,
      },
      stdio: 'ignore',
      detached: true,
    });
    return child.pid ?? 0;
  });
  expect(pids.map(isAlive)).toEqual([true, true]);
  await requestCancel(rehearsals.test.db, slug);
  await sees(slug, 'cancel-seen');
  const begun = Date.now();
  while (pids.some(isAlive) && Date.now() - begun < 60_000) await sleep(50);
  expect(Date.now() - begun).toBeLessThan(GONE_WITHIN_MS);
  await rehearsals.ended(slug);
  expect(await said(slug)).toMatch(
    /^application ended, VMs home, \d+ left-over processes ended, nothing left$/,
  );
});

it('lets migrations under way arrive, brings the VMs home, and says so', async () => {
  const { place, cluster } = await rehearsals.cluster('in-a-round', []);
  const slug = await rehearsals.launch('in-a-round', { workloads: [LONG_HPL] });
  await sees(slug, 'command-started', 'round-1/102');
  await requestCancel(rehearsals.test.db, slug);
  const [trial] = await rehearsals.ended(slug);
  expect(trial).toMatchObject({ state: 'cancelled', verdict: 'invalid' });
  expect(await said(slug)).toBe('application ended, 2 migrations arrived, VMs home, nothing left');
  for (const { id, home } of cluster.vms) expect(place.stateOf(home, id)).toBe('running');
});
