import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventsOf } from '#lib/domain/history';
import { TestRehearsals } from './test-rehearsal.ts';

let rehearsals: TestRehearsals;
beforeAll(async () => {
  rehearsals = await TestRehearsals.open();
  rehearsals.startRunner();
});
afterAll(() => rehearsals?.close());

it('a study of all three conditions goes its whole way on the rehearsal cluster, driven by the real runner', async () => {
  await rehearsals.cluster('whole', []);
  const slug = await rehearsals.launch('whole', {
    conditions: ['app_only', 'app_with_migration', 'migration_only'],
  });
  const trials = await rehearsals.ended(slug, 110);
  expect(trials.map(({ verdict, reasons }) => ({ verdict, reasons }))).toEqual(
    trials.map(() => ({ verdict: 'valid', reasons: [] })),
  );
  expect(trials).toHaveLength(3);
  for (const { trialId } of trials)
    expect(eventsOf(await rehearsals.history(trialId), 'leftovers-found')).toEqual([]);
});
