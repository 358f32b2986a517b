import { expect, it, vi } from 'vitest';
import { eventsOf } from '#lib/domain/history';
import { aCell } from '#lib/domain/test-builders';
import { UnreachableError } from '#lib/remote/errors';
import { TrialStopped } from '../stopped.ts';
import { ModelTrial, timesEach } from './test-trial.ts';

vi.mock('#lib/remote/clock', () => ({
  measureClock: async () => ({ offsetSeconds: 0, boundSeconds: 0.001 }),
}));
vi.mock('./lead.ts', () => ({ leadSeconds: () => 0.05, ASK_AFTER_SECONDS: 0 }));

const cell = aCell({ condition: 'migration_only', migrations: 2 });
const ROUND = ['round-1/101', 'round-1/102'];
class Killed extends Error {}

it('gives all migrations of a round one deadline, written down before any of them is armed', async () => {
  const trial = new ModelTrial(cell);
  expect(await trial.drive()).toBe('completed');
  const [deadline] = eventsOf(trial.history, 'round-deadline');
  const starts = eventsOf(trial.history, 'command-started').filter(({ data }) => ROUND.includes(data.key));
  expect(starts.map(({ data }) => data.armed?.deadlineWall)).toEqual(
    ROUND.map(() => expect.closeTo(deadline?.data.atWall ?? 0, 3)),
  );
  expect(starts.every(({ data, seq }) => data.claimed && seq > (deadline?.seq ?? seq))).toBe(true);
  const asked = trial.cluster.asked.filter((what) => what.includes('round-1/101'));
  expect(asked.filter((what) => what.includes('START'))).toHaveLength(2);
});

it('keeps the deadline of a runner that died between arming and release, and starts nothing twice', async () => {
  const trial = new ModelTrial(cell);
  let armed = 0;
  const alive = () => {
    if (armed >= 2) throw new Killed();
  };
  trial.interfere = alive;
  trial.cluster.interfere = (when, _, what) => {
    alive();
    if (when === 'after' && what.includes('START_SCRIPT') && what.includes('round-1/')) armed++;
  };
  await expect(trial.drive()).rejects.toThrow(Killed);
  trial.interfere = () => {};
  trial.cluster.interfere = () => {};
  trial.cluster.letMovesEnd();
  expect(await trial.drive()).toBe('completed');
  expect(eventsOf(trial.history, 'round-deadline')).toHaveLength(1);
  expect(timesEach(trial.history, 'command-started')).toMatchObject({ 'round-1/101': 1, 'round-1/102': 1 });
  expect(trial.cluster.done.filter((deed) => deed.includes('round-1'))).toHaveLength(2);
});

it('starts one that could not be reached in time as soon as it can be, and the others at their deadline', async () => {
  const trial = new ModelTrial(cell);
  let cut = 2;
  trial.cluster.interfere = (when, node, what) => {
    if (when === 'before' && node === 'hB' && what.includes('START_SCRIPT') && cut-- > 0)
      throw new UnreachableError(node, '10.0.0.12', new Error('cut'));
  };
  expect(await trial.drive()).toBe('completed');
  expect(trial.verdict.checks.find(({ id }) => id === 'migrations')?.verdict).toBe('valid');
  expect(trial.cluster.done.filter((deed) => deed.includes('round-1'))).toHaveLength(2);
});

it('prevents what is armed when it is cancelled before the deadline, and says so', async () => {
  const trial = new ModelTrial(cell);
  const stop = new AbortController();
  trial.cluster.interfere = (when, _, what) => {
    if (when === 'after' && what.includes('START_SCRIPT') && what.includes('round-1/102'))
      stop.abort(new TrialStopped('cancelled'));
  };
  expect(await trial.drive(stop)).toBe('cancelled');
  const prevented = eventsOf(trial.history, 'command-prevented').map(({ data }) => data.key);
  expect(prevented.sort()).toEqual(ROUND);
  expect(trial.cluster.done.filter((deed) => deed.includes('round-1'))).toEqual([]);
  expect([...trial.cluster.at]).toEqual(trial.cluster.spec.vms.map(({ id, home }) => [id, home]));
});
