import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventsOf } from '#lib/domain/history';
import { SmallDisk } from '#scripts/test-small-disk';
import { NOTHING_LOST, TestRehearsals } from './test-rehearsal.ts';

const DISK_MIB = 32;
const WAIT_MS = 150_000;

let rehearsals: TestRehearsals;
beforeAll(async () => {
  rehearsals = await TestRehearsals.open();
  rehearsals.startRunner();
});
afterAll(() => rehearsals?.close());

it.skipIf(!SmallDisk.isAllowed())(
  'a host whose disk is full ends the trial with its reason, runs nothing that cannot be told, and keeps the next one waiting',
  async () => {
    const rehearsal = await rehearsals.cluster('full', []);
    const { place, cluster } = rehearsal;
    const disk = SmallDisk.mount(place.home('node1'), DISK_MIB);
    const { db } = rehearsals.test;
    const trouble = async () => (await db.cluster.findFirstOrThrow({ where: { name: 'full' } })).trouble;
    try {
      const slug = await rehearsals.launch('full', {
        conditions: ['migration_only'],
        seeding: 'cold',
        repetitions: 2,
      });
      await rehearsals.sees(slug, 'command-started', ({ key }) => key === 'round-1/102');
      disk?.fill();
      await rehearsals.sees(slug, 'step-failed');
      await expect.poll(trouble, { timeout: 60_000 }).toMatch(/node1 has \d+ MiB left .* make room/);
      const trial = await rehearsals.first(slug);
      expect(trial).toMatchObject({ state: 'finished', verdict: 'invalid' });
      expect(trial.reasons.join(' ')).toMatch(/node1.*(did not start|disk)/);
      expect(await rehearsals.losses(rehearsal, slug)).toMatchObject({ duplicated: 0, misattributed: 0 });

      disk?.free();
      await rehearsals.ended(slug, 60);
      const [, second] = await rehearsals.ended(slug, 60);
      expect(second).toMatchObject({ verdict: 'valid', reasons: [] });
      expect(await rehearsals.losses(rehearsal, slug)).toEqual(NOTHING_LOST);
      for (const { id, home } of cluster.vms) expect(place.stateOf(home, id)).toBe('running');
      expect(eventsOf(trial.history, 'step-failed').length).toBeGreaterThan(0);
    } finally {
      disk?.free();
      disk?.unmount();
    }
  },
  WAIT_MS,
);
