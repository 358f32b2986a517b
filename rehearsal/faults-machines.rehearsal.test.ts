import { statSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventsOf } from '#lib/domain/history';
import type { StudySpec } from '#lib/domain/study';
import { readArtifact } from '#lib/store/artifacts';
import { requestCancel } from '#lib/store/studies';
import { Fault } from './faults.ts';
import { faultKey } from './occasions.ts';
import { processesOf } from './proc.ts';
import { FULL_LENGTH, NOTHING_LOST, TestRehearsals } from './test-rehearsal.ts';

/** Longer than it takes to notice; at full length what the issue names. */
const HOLE_SECONDS = FULL_LENGTH ? 600 : 18;
const STORM_MEGABYTES = FULL_LENGTH ? 400 : 40;
const SHOWN_WITHIN_SECONDS = 15;
/** TERM, three seconds, KILL; what left the group is swept after that. */
const GONE_WITHIN_SECONDS = 3 + 5;
const WAIT_MS = (HOLE_SECONDS + 120) * 1000;

let rehearsals: TestRehearsals;
beforeAll(async () => {
  rehearsals = await TestRehearsals.open();
  rehearsals.startRunner();
});
afterAll(() => rehearsals?.close());

const MOVES_ALONE: Partial<StudySpec> = { conditions: ['migration_only'], seeding: 'cold' };
const HPL_ALONE: Partial<StudySpec> = { conditions: ['app_only'] };

describe.concurrent('one fault on each of three clusters', () => {
  it(
    'a black hole is shown as unreachable within 15 s, never failed, and heals by itself',
    async () => {
      const hole = Fault.parse({
        kind: 'black-hole',
        machine: 'node1',
        at: 'round-1/101',
        after: 1,
        seconds: HOLE_SECONDS,
      });
      const rehearsal = await rehearsals.cluster('hole', [hole]);
      const slug = await rehearsals.launch('hole', MOVES_ALONE);
      const lost = await rehearsals.sees(slug, 'node-lost');
      expect(lost.data).toMatchObject({
        node: 'node1',
        message: expect.stringMatching(/^node1 \(\S+\) cannot be reached/),
      });
      const began = statSync(path.join(rehearsal.place.base, 'counted', faultKey(hole), '1')).mtimeMs;
      expect((lost.at.getTime() - began) / 1000).toBeLessThan(SHOWN_WITHIN_SECONDS);
      const found = await rehearsals.sees(slug, 'node-found', () => true, HOLE_SECONDS + 30);
      expect((found.at.getTime() - began) / 1000).toBeGreaterThan(HOLE_SECONDS - 1);
      const [trial] = await rehearsals.ended(slug, 60);
      expect(trial).toMatchObject({ verdict: 'valid', reasons: [] });
      expect(eventsOf((await rehearsals.first(slug)).history, 'step-failed')).toEqual([]);
      expect(await rehearsals.losses(rehearsal, slug)).toEqual(NOTHING_LOST);
    },
    WAIT_MS,
  );

  it('cancelling against children that ignore TERM, and one that forked twice, leaves none of them after grace and five seconds', async () => {
    const rehearsal = await rehearsals.cluster('children', [{ kind: 'benchmark-leaves-children' }]);
    const slug = await rehearsals.launch('children', {
      ...HPL_ALONE,
      workloads: [{ id: 'hpl', settings: { ns: [8000], nbs: [128] } }],
    });
    await rehearsals.sees(slug, 'step-started', ({ step }) => step === 'await-benchmark');
    // The shell that keeps the run, mpiexec, its two children and what they sleep by.
    await expect.poll(() => processesOf(rehearsal.place).get('head')?.length ?? 0).toBeGreaterThan(4);
    await requestCancel(rehearsals.test.db, slug);
    const seen = await rehearsals.sees(slug, 'cancel-seen');
    await rehearsals.ended(slug);
    const { history } = await rehearsals.first(slug);
    const swept = eventsOf(history, 'step-finished').find(({ data }) => data.step === 'sweep-after');
    expect(((swept?.at.getTime() ?? 0) - seen.at.getTime()) / 1000).toBeLessThan(GONE_WITHIN_SECONDS);
    expect([...processesOf(rehearsal.place).values()].flat()).toEqual([]);
    const left = eventsOf(history, 'leftovers-found').map(({ data }) => data.node);
    expect(left).toContain('head');
    expect(await rehearsals.losses(rehearsal, slug)).toEqual(NOTHING_LOST);
  });

  it('a host that shows another key amid a trial ends it with that reason, and nothing is run there before somebody confirms the key', async () => {
    const rehearsal = await rehearsals.cluster('key', [
      { kind: 'host-key-changed', machine: 'node1', at: 'round-2/' },
    ]);
    const slug = await rehearsals.launch('key', { ...MOVES_ALONE, repetitions: 2 });
    await rehearsals.sees(slug, 'step-failed');
    const { db } = rehearsals.test;
    const trouble = async () => (await db.cluster.findFirstOrThrow({ where: { name: 'key' } })).trouble;
    await expect
      .poll(trouble, { timeout: 20_000 })
      .toMatch(/host key of node1 .* has changed: it was SHA256:\S+, now it is SHA256:/);
    const trial = await rehearsals.first(slug);
    expect(trial).toMatchObject({ state: 'finished', verdict: 'invalid' });
    expect(trial.reasons.join(' ')).toMatch(/host key of node1 .* has changed/);
    expect(await db.trial.count({ where: { study: { slug }, state: 'planned' } })).toBe(1);
    await requestCancel(db, slug);
    await rehearsals.ended(slug);
    expect(await rehearsals.losses(rehearsal, slug)).toEqual(NOTHING_LOST);
  });
});

describe('an application that floods its output with binary junk', () => {
  it('is valid by its last words; what is kept is bounded and says what was left out', async () => {
    const rehearsal = await rehearsals.cluster('storm', [
      { kind: 'benchmark-output-storm', megabytes: STORM_MEGABYTES },
    ]);
    const slug = await rehearsals.launch('storm', HPL_ALONE);
    const [trial] = await rehearsals.ended(slug, 90);
    expect(trial).toMatchObject({ verdict: 'valid', reasons: [] });
    expect(await rehearsals.losses(rehearsal, slug)).toEqual(NOTHING_LOST);
    const kept = await readArtifact(rehearsals.test.db, trial?.trialId ?? '', 'launch/stdout');
    const text = kept?.content.toString('utf8') ?? '';
    expect(text).toMatch(/\n\[of \d+ bytes some \d+ left out here\]\n/);
    expect(text).toContain('HPLinpack 2.3');
    expect(text).toContain('End of Tests.');
    expect(text.length).toBeLessThan(9 * 2 ** 20);
  });
});
