import { expect, it, vi } from 'vitest';
import { aCell } from '#lib/domain/test-builders';
import { TrialStopped } from '../stopped.ts';
import { ModelTrial } from './test-trial.ts';

vi.mock('#lib/remote/clock', () => ({
  measureClock: async () => ({ offsetSeconds: 0, boundSeconds: 0.001 }),
}));
vi.mock('./lead.ts', () => ({ leadSeconds: () => 0, ASK_AFTER_SECONDS: 0 }));

/** Cancels as soon as the first migration of a round is under way. */
async function cancelled(onStop: 'wait' | 'end') {
  const inFlight = { onStop, mayTakeSeconds: 20, policy: 'as told.' };
  const trial = new ModelTrial(aCell({ firstRoundDelaySeconds: 0 }), { inFlight });
  const stop = new AbortController();
  trial.interfere = (when, event) => {
    const isMove = event.type === 'command-started' && event.data.key.startsWith('round-1/');
    if (when === 'after' && isMove) stop.abort(new TrialStopped('cancelled'));
  };
  expect(await trial.drive(stop)).toBe('cancelled');
  return trial;
}

const kills = (trial: ModelTrial) => trial.cluster.asked.filter((asked) => /^h[AB]: KILL_SCRIPT/.test(asked));
const codes = (trial: ModelTrial) =>
  trial.history.flatMap((event) =>
    event.type === 'command-ended' && event.data.key.startsWith('round-1/') ? [event.data.exitCode] : [],
  );

it('waits for migrations under way where their platform cannot be stopped', async () => {
  const trial = await cancelled('wait');
  expect(kills(trial)).toEqual([]);
  expect(new Set(codes(trial))).toEqual(new Set([0]));
});

it('ends migrations under way where their platform leaves the VM at the source', async () => {
  const trial = await cancelled('end');
  expect(kills(trial).length).toBeGreaterThan(0);
  expect(codes(trial)).toContain(143);
  expect([...trial.cluster.at]).toEqual([...new Map(trial.cluster.spec.vms.map((vm) => [vm.id, vm.home]))]);
});
