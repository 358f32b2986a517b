import { afterEach, describe, expect, it, vi } from 'vitest';
import { eventsOf } from '#lib/domain/history';
import { aCell } from '#lib/domain/test-builders';
import { UnreachableError } from '#lib/remote/errors';
import { TrialStopped } from '../stopped.ts';
import { ModelTrial } from './test-trial.ts';

// The model's clock stands still between commands.
vi.mock('#lib/remote/clock', () => ({
  measureClock: async () => ({ offsetSeconds: 0, boundSeconds: 0.001 }),
}));
// Rounds are armed for this instant: what is tested is not how they begin together.
vi.mock('./lead.ts', () => ({ leadSeconds: () => 0, ASK_AFTER_SECONDS: 0 }));
vi.setConfig({ testTimeout: 60_000 });
afterEach(() => vi.useRealTimers());

const cell = aCell({ firstRoundDelaySeconds: 0 });
const found = (trial: ModelTrial) => eventsOf(trial.history, 'migration-reconciled').map(({ data }) => data);
const movesOf = (trial: ModelTrial, vm: string) =>
  trial.cluster.done.filter((deed) => deed.includes(`/${vm}:`) && deed.includes('vzmigrate'));

const inRound = (trial: ModelTrial) =>
  trial.cluster.going.some(({ directory }) => directory.endsWith('round-1/101'));

/** In round 1 the command that moves VM 101 from hA to hB is gone; the VM is found on `host`. */
function losing(host: string | null): ModelTrial {
  const trial = new ModelTrial(cell);
  trial.cluster.interfere = (when, node, what) => {
    if (when === 'before' && node === 'hA' && what.startsWith('WAIT'))
      trial.cluster.loseMove('round-1/101', host);
  };
  return trial;
}

describe('a migration that neither succeeded nor failed', () => {
  it.each([
    ['hB', 'arrived'],
    ['hA', 'at-source'],
  ])('is settled by both hosts when one running copy is on %s', async (host, as) => {
    const trial = losing(host);
    expect(await trial.drive()).toBe('failed');
    expect(found(trial)).toEqual([
      {
        key: 'round-1/101',
        vm: '101',
        from: 'hA',
        to: 'hB',
        found: as,
        reason: `VM 101 runs on ${host} alone.`,
      },
    ]);
    expect([...trial.cluster.at].slice(0, 2)).toEqual([
      ['101', 'hA'],
      ['102', 'hB'],
    ]);
    expect(trial.verdict.verdict).toBe('invalid');
  });

  it('is for a person when there is none: the VM is touched no more, the others go home', async () => {
    const trial = losing(null);
    expect(await trial.drive()).toBe('failed');
    expect(found(trial)).toMatchObject([
      { vm: '101', found: 'unsettled', reason: 'VM 101 runs on neither host.' },
    ]);
    expect(movesOf(trial, '101')).toHaveLength(1);
    expect(trial.cluster.at.get('102')).toBe('hB');
    const reasons = trial.verdict.checks.flatMap(({ reason }) => reason ?? []).join(' ');
    expect(reasons).toContain('VM 101 runs on neither host. Quarantined: a person must look.');
  });

  it('is asked about once, however often the runner is killed while it cleans up', async () => {
    const whole = losing(null);
    await whole.drive();
    for (let life = 1; life < whole.history.length; life += 2) {
      const trial = losing(null);
      trial.interfere = () => {
        if (trial.history.length >= life) throw new Error('killed');
      };
      await expect(trial.drive()).rejects.toThrow('killed');
      trial.interfere = () => {};
      expect(await trial.drive(), `killed after event ${life}`).toBe('failed');
      expect(found(trial)).toHaveLength(1);
      expect(movesOf(trial, '101')).toHaveLength(1);
    }
  });

  it('is for a person when a host stays silent', async () => {
    vi.useFakeTimers();
    const trial = new ModelTrial(cell);
    let silent = false;
    trial.cluster.interfere = (_, node, what) => {
      silent ||= node === 'hA' && what.startsWith('WAIT') && inRound(trial);
      if (silent && node === 'hA') throw new UnreachableError('hA', '10.0.0.11', new Error('no route'));
    };
    const stop = new AbortController();
    setTimeout(() => stop.abort(new TrialStopped('timed-out')), 600_000);
    const driven = trial.drive(stop);
    await vi.advanceTimersByTimeAsync(4_000_000);
    expect(await driven).toBe('failed');
    expect(found(trial)).toMatchObject([
      { vm: '101', found: 'unsettled', reason: expect.stringContaining('hA did not say where it is') },
    ]);
  });
});

it('asks no host where every migration said how it ended', async () => {
  const trial = new ModelTrial(cell);
  expect(await trial.drive()).toBe('completed');
  expect(found(trial)).toEqual([]);
});
