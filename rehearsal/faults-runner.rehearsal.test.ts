import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { eventsOf } from '#lib/domain/history';
import type { StudySpec } from '#lib/domain/study';
import { requestCancel } from '#lib/store/studies';
import type { Rehearsal } from './rehearsal.ts';
import { FULL_LENGTH, NOTHING_LOST, TestRehearsals } from './test-rehearsal.ts';

/** Longer than a lease and than a transaction may take; at full length what the issue names. */
const SUSPENDED_SECONDS = FULL_LENGTH ? 300 : 7;
const LOCKED_SECONDS = FULL_LENGTH ? 60 : 8;
const CLOCK_JUMP = path.join(import.meta.dirname, 'test-clock-jump.ts');
const WAIT_MS = (Math.max(SUSPENDED_SECONDS, LOCKED_SECONDS) + 120) * 1000;

let rehearsals: TestRehearsals;
beforeAll(async () => {
  rehearsals = await TestRehearsals.open();
});
afterEach(() => rehearsals.endRunners());
afterAll(() => rehearsals?.close());

const MOVES_ALONE: Partial<StudySpec> = { conditions: ['migration_only'], seeding: 'cold', migrations: 8 };

async function begun(name: string): Promise<{ rehearsal: Rehearsal; slug: string }> {
  const rehearsal = await rehearsals.cluster(name, []);
  const slug = await rehearsals.launch(name, MOVES_ALONE);
  await rehearsals.sees(slug, 'command-started', ({ key }) => key === 'round-1/101');
  return { rehearsal, slug };
}

async function expectValid(rehearsal: Rehearsal, slug: string) {
  const [trial] = await rehearsals.ended(slug, 120);
  expect({ verdict: trial?.verdict, reasons: trial?.reasons }).toEqual({ verdict: 'valid', reasons: [] });
  expect(await rehearsals.losses(rehearsal, slug)).toEqual(NOTHING_LOST);
  return (await rehearsals.first(slug)).history;
}

describe('a runner that is suspended', () => {
  it(
    'has lost its trial when it wakes, and writes and does nothing any more',
    async () => {
      const sleeper = rehearsals.startRunner();
      const { rehearsal, slug } = await begun('suspended');
      sleeper.kill('SIGSTOP');
      const woken = sleep(SUSPENDED_SECONDS * 1000).then(() => sleeper.kill('SIGCONT'));
      rehearsals.startRunner();
      const { data } = await rehearsals.sees(slug, 'trial-claimed', ({ resumed }) => resumed);
      expect(data.runner).not.toContain(`:${sleeper.pid}:`);
      await woken;
      const history = await expectValid(rehearsal, slug);
      expect(eventsOf(history, 'trial-claimed')).toHaveLength(2);
      expect(eventsOf(history, 'step-failed')).toEqual([]);
      // It lives on, as a runner without this trial.
      await sleep(1000);
      expect(sleeper.exitCode).toBeNull();
      expect((await rehearsals.first(slug)).history).toEqual(history);
    },
    WAIT_MS,
  );
});

describe('a database that is locked by somebody else', () => {
  it(
    'costs time and nothing else, whichever tables they are',
    async () => {
      rehearsals.startRunner();
      const { rehearsal, slug } = await begun('locked');
      await rehearsals.test.db.$transaction(
        async (somebody) => {
          const tables = '"Event", "Trial", "Study", "Lease"';
          await somebody.$executeRawUnsafe(`LOCK TABLE ${tables} IN ACCESS EXCLUSIVE MODE`);
          await somebody.$executeRawUnsafe(`SELECT pg_sleep(${LOCKED_SECONDS})`);
        },
        { timeout: WAIT_MS },
      );
      const history = await expectValid(rehearsal, slug);
      expect(eventsOf(history, 'step-failed')).toEqual([]);
    },
    WAIT_MS,
  );
});

describe('a runner whose wall clock jumps', () => {
  it.each(FULL_LENGTH ? [3600, -3600] : [3600])(
    'by %i s amid a trial: the trial is not called valid by stamps that cannot be compared',
    async (seconds) => {
      const runner = rehearsals.startRunner(CLOCK_JUMP);
      const { rehearsal, slug } = await begun(`clock${seconds}`);
      runner.send(seconds);
      const [trial] = await rehearsals.ended(slug, 120);
      expect(trial?.verdict).not.toBe('valid');
      expect(trial?.reasons.join(' ')).toMatch(/Clocks agree only within 36\d\d/);
      expect(await rehearsals.losses(rehearsal, slug)).toEqual(NOTHING_LOST);
      expect(eventsOf((await rehearsals.first(slug)).history, 'timed-out')).toEqual([]);
    },
    WAIT_MS,
  );
});

describe('a runner that is killed while it cleans up after a cancel', () => {
  it(
    'leaves the rest to the next one, which brings the VMs home',
    async () => {
      const runner = rehearsals.startRunner();
      const { rehearsal, slug } = await begun('cleaning');
      await requestCancel(rehearsals.test.db, slug);
      await rehearsals.sees(slug, 'cancel-seen');
      runner.kill('SIGKILL');
      rehearsals.startRunner();
      const [trial] = await rehearsals.ended(slug, 60);
      expect(trial).toMatchObject({ state: 'cancelled', verdict: 'invalid' });
      expect(await rehearsals.losses(rehearsal, slug)).toEqual(NOTHING_LOST);
      const { history } = await rehearsals.first(slug);
      expect(eventsOf(history, 'trial-claimed')).toHaveLength(2);
      for (const { id, home } of rehearsal.cluster.vms)
        expect(rehearsal.place.stateOf(home, id)).toBe('running');
    },
    WAIT_MS,
  );
});
