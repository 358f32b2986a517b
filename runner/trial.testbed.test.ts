import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { eventsOf, type TrialEvent } from '#lib/domain/history';
import { requestCancel } from '#lib/store/studies';
import { bringUp, onHost, onLauncher } from '../testbed/running-testbed.ts';
import { LONG_HPL, TestLab } from './test-lab.ts';
import {
  AT_HOME,
  cutConnections,
  HOSTS,
  placement,
  runsOnMachines,
  setManagement,
  survivors,
} from './test-machines.ts';

/** Three times what a quiet machine takes (docs/architecture.md): these bounds tell a hang, not a speed. */
const REATTACH_MS = 15_000;
const UNREACHABLE_SHOWN_MS = 45_000;

let lab: TestLab;
beforeAll(async () => {
  await bringUp();
  lab = await TestLab.open();
});
afterEach(() => lab.endRunners());
afterAll(() => lab?.close());

const tests = (count: number) => ({
  workloads: [{ ...LONG_HPL, settings: { ns: new Array(count).fill(5000), nbs: [128] } }],
});
const keysOf = (history: readonly TrialEvent[], type: 'command-started' | 'command-ended') =>
  history.flatMap((event) => (event.type === type ? [event.data.key] : [])).sort();
const MOVES_AND_LAUNCH = ['launch', 'round-1/103', 'round-1/104', 'round-2/103', 'round-2/104'];

/** `1.50` in a file is 1.5 in the history. */
const asNumber = (word: string) => (/^[\d.]+$/.test(word) ? Number(word) : word);

async function expectValidAndTidy(slug: string): Promise<TrialEvent[]> {
  const trial = await lab.trial(slug);
  const history = await lab.history(slug);
  const leftovers = eventsOf(history, 'leftovers-found').map(({ data }) => data);
  expect({ ...trial, leftovers }).toMatchObject({ verdict: 'valid', reasons: [], leftovers: [] });
  const keys = keysOf(history, 'command-started').filter((key) => !/^(place|seed|go-home)/.test(key));
  expect(keys).toEqual(MOVES_AND_LAUNCH);
  expect(keysOf(history, 'command-ended')).toEqual(keysOf(history, 'command-started'));
  expect(await survivors()).toEqual([]);
  expect(await placement()).toEqual(AT_HOME);
  return history;
}

describe('a trial with migrations under HPL', () => {
  it('is driven by one of two runners, is valid, and leaves nothing behind', async () => {
    const slug = await lab.launch({});
    lab.startRunner();
    lab.startRunner();
    await lab.ended(slug);
    const history = await expectValidAndTidy(slug);
    expect(eventsOf(history, 'trial-claimed')).toHaveLength(1);
    expect(eventsOf(history, 'command-started').every(({ data }) => data.claimed)).toBe(true);
  });

  it('stands in the history as it stands on the hosts: every run, every stamp, every exit code', async () => {
    const { trialId } = await lab.lastTrial();
    const history = await lab.historyOf(trialId);
    const told = eventsOf(history, 'command-started').map(({ data }) => {
      const end = eventsOf(history, 'command-ended').find((event) => event.data.key === data.key)?.data;
      const { node, key, pid, bootId, startedWall, startedUptime } = data;
      const stamps = [startedWall, startedUptime, end?.endedWall, end?.endedUptime, end?.exitCode];
      return [node, key, pid, bootId, ...stamps].join(' ');
    });
    const onMachines = (await runsOnMachines(trialId)).map((line) => line.split(' ').map(asNumber).join(' '));
    expect(onMachines).toEqual(told.sort());
  });

  it('goes on while its runner is dead: killed in a round, taken up by the next', async () => {
    const slug = await lab.launch(tests(5));
    const runners = [lab.startRunner(), lab.startRunner()];
    await lab.sees(slug, 'command-started', ({ key }) => key === 'round-1/104');
    const { data } = await lab.sees(slug, 'trial-claimed');
    const victim = runners.find(({ process: { pid } }) => data.runner.includes(`:${pid}:`));
    const killedAt = Date.now();
    await victim?.end('SIGKILL');
    const taken = await lab.sees(slug, 'trial-claimed', ({ resumed }) => resumed);
    expect(taken.at.getTime() - killedAt).toBeLessThan(REATTACH_MS);
    await lab.ended(slug);
    const history = await expectValidAndTidy(slug);
    expect(eventsOf(history, 'command-started').every(({ data }) => data.claimed)).toBe(true);
  });

  it('loses nothing when the connections to all machines are cut, twice', async () => {
    const slug = await lab.launch(tests(5));
    lab.startRunner();
    for (const key of ['round-1/104', 'round-2/104']) {
      await lab.sees(slug, 'command-started', (data) => data.key === key);
      expect(await cutConnections()).toBeGreaterThanOrEqual(3);
    }
    await lab.ended(slug);
    await expectValidAndTidy(slug);
  });

  it('waits for a host that is a black hole, says so, and goes on when it heals', async () => {
    const slug = await lab.launch(tests(16));
    lab.startRunner();
    await lab.sees(slug, 'command-started', ({ key }) => key === 'round-1/104');
    await setManagement('hB', 'down');
    const begun = Date.now();
    try {
      const lost = await lab.sees(slug, 'node-lost', ({ node }) => node === 'hB');
      expect(lost.at.getTime() - begun).toBeLessThan(UNREACHABLE_SHOWN_MS);
      expect(lost.data.message).toMatch(/^hB \(\S+\) cannot be reached/);
    } finally {
      await setManagement('hB', 'up');
    }
    await lab.sees(slug, 'node-found', ({ node }) => node === 'hB');
    await lab.ended(slug);
    await expectValidAndTidy(slug);
  });
});

describe('cancelling in a round', () => {
  it('lets the migrations arrive, ends all that ran, and brings the VMs home', async () => {
    const slug = await lab.launch({ ...tests(5), repetitions: 2 });
    lab.startRunner();
    await lab.sees(slug, 'command-started', ({ key }) => key === 'round-1/104');
    await requestCancel(lab.test.db, slug);
    expect(await lab.ended(slug)).toMatchObject({ state: 'cancelled', total: 2, done: 2, notValid: 2 });
    const history = await lab.history(slug);
    const ends = eventsOf(history, 'command-ended').map(
      ({ data: { key, exitCode } }) => `${key} ${exitCode}`,
    );
    expect(ends).toEqual(expect.arrayContaining(['round-1/103 0', 'round-1/104 0']));
    expect(ends.find((end) => end.startsWith('launch'))).not.toBe('launch 0');
    expect(await survivors()).toEqual([]);
    expect(await placement()).toEqual(AT_HOME);
  });
});

describe('a cluster that is not ready', () => {
  it('burns no trial: the reason stands on it until it is cured', async () => {
    await lab.trustKeys({ hA: 'SHA256:wrong' });
    const slug = await lab.launch({ conditions: ['migration_only'], migrations: 2 });
    lab.startRunner();
    const wrongKey = await lab.trouble();
    expect(wrongKey).toMatch(
      /host key of hA .* has changed: it was SHA256:wrong, now it is SHA256:.* Confirm it/,
    );
    expect(await lab.history(slug)).toEqual([]);
    const check = await lab.check();
    expect(check.find(({ subject, state }) => subject === 'hA' && state === 'failed')).toMatchObject({
      check: 'login',
      detail: expect.stringContaining('has changed'),
      remedy: expect.stringContaining('confirm the host key'),
    });

    await onHost('hB', 'vzctl stop 104');
    await lab.trustKeys();
    expect(await lab.trouble(wrongKey)).toBe('VM 104 runs on no host (stopped on hB): start it on one.');
    expect(await lab.trial(slug)).toMatchObject({ state: 'planned', verdict: null });
    await onHost('hB', 'vzctl start 104');
    await lab.ended(slug);
    expect(await lab.trial(slug)).toMatchObject({ verdict: 'valid', reasons: [] });
    expect(await placement()).toEqual(AT_HOME);
  });
});

it('leaves its traces below one directory, which only their owner reads', async () => {
  const look = 'find .migration-lab -name start -printf "%h\\n" | head -3 | xargs stat -c %a';
  const modes = await Promise.all([...HOSTS.map((host) => onHost(host, look)), onLauncher(look)]);
  for (const { stdout } of modes) expect(new Set(stdout.trim().split('\n'))).toEqual(new Set(['700']));
});
