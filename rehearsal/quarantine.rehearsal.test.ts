import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventsOf } from '#lib/domain/history';
import { openQuarantines } from '#lib/store/quarantines';
import { readSamples } from '#lib/store/samples';
import { studyProgress } from '#lib/store/studies';
import { cluster as lab } from '../cli/commands/cluster.ts';
import { TestRehearsals } from './test-rehearsal.ts';

let rehearsals: TestRehearsals;
beforeAll(async () => {
  rehearsals = await TestRehearsals.open();
  process.env['DATABASE_URL'] = rehearsals.test.url;
  rehearsals.startRunner();
});
afterAll(() => rehearsals?.close());

const POLL_MS = 20;
async function until<T>(what: string, look: () => Promise<T | null | undefined | false>): Promise<T> {
  const deadline = Date.now() + 40_000;
  while (Date.now() < deadline) {
    const found = await look();
    if (found) return found;
    await sleep(POLL_MS);
  }
  throw new Error(`not within 40 s: ${what}`);
}
async function released(): Promise<{ code: number; said: string }> {
  const said: string[] = [];
  const code = await lab(['release', 'killed', '101'], { out: (text) => said.push(text), err: () => {} });
  return { code, said: said.join('\n') };
}

it('quarantines a VM whose migration was killed while it stood still, until a person has looked', async () => {
  const { test } = rehearsals;
  const { place } = await rehearsals.cluster('killed', [{ kind: 'migration-hangs', vm: '101', seconds: 60 }]);
  const part = { conditions: ['migration_only' as const], seeding: 'cold' as const, repetitions: 2 };
  const slug = await rehearsals.launch('killed', part);
  const { data } = await until('the migration begins', async () => {
    const trial = (await readSamples(test.db, slug)).find(({ state }) => state === 'running');
    const history = trial ? await rehearsals.history(trial.trialId) : [];
    return eventsOf(history, 'command-started').find((event) => event.data.key === 'round-1/101');
  });
  await until('the VM stands still', async () => place.stateOf(data.node, '101') === 'suspended');
  process.kill(-data.pid, 'SIGKILL');
  // One that stands still would let everybody wait who logs in to it.
  place.setState(data.node, '101', 'stopped');

  const { trouble } = await until('the next trial waits', async () => {
    const now = await studyProgress(test.db, slug);
    return now.trouble !== null && now;
  });
  expect(trouble).toContain('VM 101 runs on neither host (stopped on');
  expect(await studyProgress(test.db, slug)).toMatchObject({ done: 1, total: 2, notValid: 1 });
  expect(await openQuarantines(test.db)).toMatchObject([{ vm: '101', from: data.node }]);
  expect(await released()).toMatchObject({ code: 1, said: expect.stringContaining('runs on neither host') });

  place.setState(data.node, '101', 'running');
  const end = await released();
  expect(end).toMatchObject({
    code: 0,
    said: `ok       VM 101 · released: VM 101 runs on ${data.node} alone.`,
  });
  const [first, second] = (await rehearsals.ended(slug)).sort((a, b) => a.position - b.position);
  expect([first?.verdict, second?.verdict]).toEqual(['invalid', 'valid']);
  const moves = eventsOf(await rehearsals.history(first?.trialId ?? ''), 'command-started').filter((event) =>
    event.data.key.includes('101'),
  );
  expect(moves.map((event) => event.data.key)).toEqual(['round-1/101']);
});
