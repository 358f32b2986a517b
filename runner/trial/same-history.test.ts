import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { TrialEvent } from '#lib/domain/history';
import { aCell } from '#lib/domain/test-builders';
import { ModelTrial } from './test-trial.ts';

vi.mock('./lead.ts', () => ({ leadSeconds: () => 0, ASK_AFTER_SECONDS: 0 }));
// Fifty readings of a clock in each of a thousand trials would be all that these tests do.
vi.mock('#lib/remote/clock', () => ({
  measureClock: async () => ({ offsetSeconds: 0, boundSeconds: 0.001 }),
}));

const cell = aCell({ placement: { '101': 'hB', '102': 'hB' }, firstRoundDelaySeconds: 0 });
vi.setConfig({ testTimeout: 60_000 });

class Killed extends Error {}

/** Who did it and at what cost, and that somebody waited: not what became of the trial. */
const ABOUT_RUNNERS: readonly TrialEvent['type'][] = [
  'trial-claimed',
  'machine-locked',
  'node-lost',
  'node-found',
  'controller-read',
  'runner-read',
];
/** What is looked at again by a runner that finds its step half done. */
const LOOKS: readonly TrialEvent['type'][] = ['placement-seen', 'guest-seen', 'seed-seen'];
/** Timings, what counts up with time, the random name of a heartbeat, and whether it was this question that started it. */
const TIMINGS = [
  ...[
    'startedWall',
    'startedUptime',
    'endedWall',
    'endedUptime',
    'lastOutputWall',
    'atWall',
    'armed',
    'busyCores',
  ],
  ...['interfaces', 'counter', 'nonce', 'claimed'],
];

/** A history as text, line by line, timings apart. */
function timeless(history: readonly TrialEvent[]): string[] {
  const lines = history.flatMap(({ type, data }) =>
    ABOUT_RUNNERS.includes(type)
      ? []
      : [`${type} ${JSON.stringify(data, (key, value) => (TIMINGS.includes(key) ? undefined : value))}`],
  );
  return [...new Set(lines)];
}

const stepsDone = (lines: readonly string[]) => lines.filter((line) => line.startsWith('step-finished'));
const judged = (trial: ModelTrial) =>
  trial.verdict.checks.map(({ id, verdict, reason }) => ({ id, verdict, reason }));

let reference: { trial: ModelTrial; lines: string[]; transitions: number };
beforeAll(async () => {
  const trial = new ModelTrial(cell);
  let transitions = 0;
  trial.interfere = () => void transitions++;
  trial.cluster.interfere = () => void transitions++;
  expect(await trial.drive()).toBe('completed');
  reference = { trial, lines: timeless(trial.history), transitions };
});

/** A trial whose runner is killed before or after a write or a command, the n-th of them, and taken up by the next. */
async function killedAt(transition: number): Promise<ModelTrial> {
  const trial = new ModelTrial(cell);
  let passed = 0;
  const pass = () => {
    if (passed++ >= transition) throw new Killed();
  };
  trial.interfere = pass;
  trial.cluster.interfere = pass;
  await expect(trial.drive()).rejects.toThrow(Killed);
  trial.interfere = () => {};
  trial.cluster.interfere = () => {};
  trial.cluster.letMovesEnd();
  await trial.drive();
  return trial;
}

describe('the history of a trial whose runner was killed at a transition', () => {
  it('is byte for byte that of an undisturbed one, timings apart, whichever transition it was', async () => {
    const { history, cluster } = reference.trial;
    expect(reference.transitions).toBe(2 * (history.length + cluster.asked.length));
    for (let transition = 0; transition < reference.transitions; transition++) {
      const trial = await killedAt(transition);
      const where = `killed at transition ${transition} of ${reference.transitions}`;
      const lines = timeless(trial.history);
      expect(
        reference.lines.filter((line) => !lines.includes(line)),
        where,
      ).toEqual([]);
      // Nothing more either, but for another look at what was looked at before.
      const more = lines.filter((line) => !reference.lines.includes(line));
      expect(
        more.filter((line) => !LOOKS.some((type) => line.startsWith(type))),
        where,
      ).toEqual([]);
      expect(stepsDone(lines), where).toEqual(stepsDone(reference.lines));
      const timed = ['simultaneous'];
      const known = judged(trial).filter(({ id }) => !timed.includes(id));
      expect(known, where).toEqual(judged(reference.trial).filter(({ id }) => !timed.includes(id)));
    }
  });
});
