import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventsOf, type TrialEvent } from '#lib/domain/history';
import { FULL_LENGTH, NOTHING_LOST, TestRehearsals } from './test-rehearsal.ts';

/** Every code that vzmigrate lists, and those between; in short one of each kind: before, during, after the freeze. */
const CODES = FULL_LENGTH ? Array.from({ length: 20 }, (_, i) => i + 1) : [6, 7, 20];
const SECONDS_PER_TRIAL = 15;
/** Model seconds pass quickly: what a trial takes is the runner's own. */
const SPEED = 60;

let rehearsals: TestRehearsals;
beforeAll(async () => {
  rehearsals = await TestRehearsals.open();
  rehearsals.startRunner();
});
afterAll(() => rehearsals?.close());

const ends = (history: readonly TrialEvent[]) =>
  eventsOf(history, 'command-ended').flatMap(({ data: { key, exitCode } }) =>
    key.startsWith('round-') ? [`${key} ${exitCode}`] : [],
  );

describe.concurrent.each([2, 4])('one of %i simultaneous migrations that fails', (k) => {
  it(
    'ends its trial with each exit code in turn; the others arrive, nothing is tried again, all VMs come home',
    async () => {
      // VM 101 moves once in each trial: it fails, and then it is at home.
      const faults = CODES.map((exitCode, after) => ({
        ...{ kind: 'migration-fails' as const, exitCode, after, vm: '101' },
      }));
      const name = `codes-${k}`;
      const rehearsal = await rehearsals.cluster(name, faults, { speed: SPEED });
      const slug = await rehearsals.launch(name, {
        ...{ conditions: ['migration_only'], seeding: 'cold', repetitions: CODES.length },
        ...{ simultaneous: [k], migrations: 2 * k },
      });
      const trials = await rehearsals.ended(slug, CODES.length * SECONDS_PER_TRIAL);
      for (const [i, exitCode] of CODES.entries()) {
        const { verdict, reasons, trialId } = trials[i] ?? {};
        const said = (reasons ?? []).join(' ');
        expect({ verdict, said }).toEqual({
          verdict: 'invalid',
          said: expect.stringContaining(`Exit code ${exitCode}:`),
        });
        const vms = Array.from({ length: k }, (_, vm) => `round-1/${101 + vm} ${vm === 0 ? exitCode : 0}`);
        expect(ends(await rehearsals.history(trialId ?? '')).sort()).toEqual(vms);
      }
      expect(await rehearsals.losses(rehearsal, slug)).toEqual(NOTHING_LOST);
      for (const { id, home } of rehearsal.cluster.vms)
        expect(rehearsal.place.stateOf(home, id)).toBe('running');
    },
    CODES.length * SECONDS_PER_TRIAL * 1000 + 30_000,
  );
});
