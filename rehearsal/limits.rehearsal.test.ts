import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventsOf } from '#lib/domain/history';
import { readSamples } from '#lib/store/samples';
import { TestRehearsals } from './test-rehearsal.ts';

let rehearsals: TestRehearsals;
beforeAll(async () => {
  rehearsals = await TestRehearsals.open();
});
afterAll(() => rehearsals?.close());

const KEY = 'round-1/101';
const until = async (condition: () => boolean | Promise<boolean>, what: string, seconds: number) => {
  const last = Date.now() + seconds * 1000;
  while (!(await condition())) {
    if (Date.now() > last) throw new Error(`not within ${seconds} s: ${what}`);
    await sleep(100);
  }
};

it('a migration that hangs is ended by its host though its runner is dead, and the next runner says so', async () => {
  const hang = { kind: 'migration-hangs' as const, vm: '101', seconds: 3000 };
  const { place } = await rehearsals.cluster('hung', [hang]);
  const runner = rehearsals.startRunner();
  const slug = await rehearsals.launch('hung', {
    conditions: ['migration_only'],
    seeding: 'cold',
    trialTimeoutSeconds: 10,
  });
  const history = async () => {
    const [trial] = await readSamples(rehearsals.test.db, slug);
    return trial ? rehearsals.history(trial.trialId) : [];
  };
  const started = async () =>
    eventsOf(await history(), 'command-started').find(({ data }) => data.key === KEY)?.data;
  const ended = async () =>
    eventsOf(await history(), 'command-ended').find(({ data }) => data.key === KEY)?.data;
  await until(async () => (await started()) !== undefined, 'the migration has started', 60);
  runner.kill('SIGKILL');
  const start = await started();
  const limit = start?.limitSeconds ?? 0;
  expect(limit).toBeGreaterThan(30);
  expect(limit).toBeLessThanOrEqual(40);
  const [trial] = await readSamples(rehearsals.test.db, slug);
  const run = path.join(place.home(start?.node ?? ''), '.migration-lab/runs', trial?.trialId ?? '', KEY);
  await until(() => existsSync(path.join(run, 'exit')), 'its host has ended it', limit + 10);
  expect(existsSync(path.join(run, 'timed-out'))).toBe(true);

  rehearsals.startRunner();
  await until(async () => (await ended()) !== undefined, 'the next runner has seen it', 30);
  expect(await ended()).toMatchObject({ timedOut: true, exitCode: 143 });
  expect(eventsOf(await history(), 'timed-out')).toHaveLength(1);
});
