import { beforeEach, describe, expect, it, vi } from 'vitest';
import { LabError } from '#lib/domain/errors';
import { aCell } from '#lib/domain/test-builders';
import { UnreachableError } from '#lib/remote/errors';
import { TrialStopped } from '../stopped.ts';
import { gist, ModelTrial, timesEach } from './test-trial.ts';

// Fifty readings of a clock in each of a thousand trials would be all that these tests do.
vi.mock('#lib/remote/clock', () => ({
  measureClock: async () => ({ offsetSeconds: 0, boundSeconds: 0.001 }),
}));
// So would the third of a second for which a round is armed.
vi.mock('./lead.ts', () => ({ leadSeconds: () => 0, ASK_AFTER_SECONDS: 0 }));

const AT_HOME = [
  ['101', 'hA'],
  ['102', 'hB'],
  ['103', 'hA'],
  ['104', 'hB'],
];
/** VM 101 must first be brought to hB; VM 102 must be moved there and back before its files are on hA. */
const cell = aCell({ placement: { '101': 'hB', '102': 'hB' }, firstRoundDelaySeconds: 0 });
vi.setConfig({ testTimeout: 60_000 });
const once = (keys: Record<string, number>) => Object.values(keys).every((times) => times === 1);

class Killed extends Error {}
/** Stops everything at the n-th moment: each command and each write has one before and one after it. */
function killAt(trial: ModelTrial, moment: number) {
  let passed = 0;
  const pass = () => {
    if (passed++ >= moment) throw new Killed();
  };
  trial.interfere = pass;
  trial.cluster.interfere = pass;
}
function spare(trial: ModelTrial) {
  trial.interfere = () => {};
  trial.cluster.interfere = () => {};
}

async function undisturbed() {
  const trial = new ModelTrial(cell);
  let moments = 0;
  trial.interfere = () => void moments++;
  trial.cluster.interfere = () => void moments++;
  const how = await trial.drive();
  return { trial, how, moments };
}
let reference: Awaited<ReturnType<typeof undisturbed>>;
beforeEach(async () => {
  reference ??= await undisturbed();
});

describe('a trial that nobody disturbs', () => {
  it('goes its way, is valid by its history, and leaves the VMs at home', () => {
    const { trial, how } = reference;
    expect(how).toBe('completed');
    expect(trial.verdict.checks.filter((check) => check.verdict !== 'valid')).toEqual([]);
    expect([...trial.cluster.at]).toEqual(AT_HOME);
    expect(timesEach(trial.history, 'command-started')).toEqual({
      'place/101': 1,
      'seed/102/out': 1,
      'seed/102/back': 1,
      launch: 1,
      'round-1/101': 1,
      'round-1/102': 1,
      'round-2/101': 1,
      'round-2/102': 1,
      'go-home/101': 1,
    });
  });
});

describe('a runner that is killed', () => {
  it.each([
    ['while work on the cluster stands still', false],
    ['while work on the cluster goes on', true],
  ])('at any moment, %s, costs nothing: the next one finishes the same trial', async (_, goesOn) => {
    for (let moment = 0; moment < reference.moments; moment++) {
      const trial = new ModelTrial(cell);
      killAt(trial, moment);
      await expect(trial.drive()).rejects.toThrow(Killed);
      spare(trial);
      if (goesOn) trial.cluster.letMovesEnd();
      const where = `killed at moment ${moment} of ${reference.moments}`;
      expect(await trial.drive(), where).toBe('completed');
      const doubts = trial.verdict.checks.filter((check) => check.verdict !== 'valid').map(({ id }) => id);
      // Killed between the two migrations of a round: that they did not overlap is the truth.
      expect(goesOn ? ['', 'simultaneous'] : [''], where).toContain(doubts.join());
      expect(trial.cluster.done.sort(), where).toEqual(reference.trial.cluster.done.sort());
      expect(once(timesEach(trial.history, 'command-started')), where).toBe(true);
      expect(once(timesEach(trial.history, 'command-ended')), where).toBe(true);
      expect(gist(trial.history), where).toEqual(gist(reference.trial.history));
      expect([...trial.cluster.at], where).toEqual(AT_HOME);
    }
  });

  it('again and again still comes to the same end', async () => {
    const trial = new ModelTrial(cell);
    for (let life = 0; ; life++) {
      killAt(trial, 60 + (life % 7));
      const how = await trial.drive().catch((error: unknown) => {
        expect(error).toBeInstanceOf(Killed);
        return null;
      });
      if (how) break;
      expect(life).toBeLessThan(500);
    }
    expect(trial.verdict.verdict).toBe('valid');
    expect(trial.cluster.done.sort()).toEqual(reference.trial.cluster.done.sort());
  });
});

describe('a connection that is cut', () => {
  it.each(['before', 'after'] as const)(
    '%s any command was carried out loses and repeats nothing',
    async (when) => {
      vi.useFakeTimers();
      try {
        for (let victim = 0; victim < reference.trial.cluster.asked.length; victim++) {
          const trial = new ModelTrial(cell);
          let asked = 0;
          trial.cluster.interfere = (now, node) => {
            if (now === when && asked++ === victim)
              throw new UnreachableError(node, '10.0.0.1', new Error('cut'));
          };
          let how: string | undefined;
          const driven = trial.drive().then((end) => {
            how = end;
          });
          while (!how) await vi.advanceTimersByTimeAsync(250);
          await driven;
          const where = `cut ${when} ${reference.trial.cluster.asked[victim]}`;
          expect(how, where).toBe('completed');
          expect(trial.verdict.verdict, where).toBe('valid');
          expect(trial.cluster.done.sort(), where).toEqual(reference.trial.cluster.done.sort());
        }
      } finally {
        vi.useRealTimers();
      }
    },
  );
});

describe('cancelling', () => {
  /** Cancels at a moment; perhaps the runner that sees to it is killed so much later. */
  async function cancelledAt(moment: number, killedAfter: number | null) {
    const trial = new ModelTrial(cell);
    const stop = new AbortController();
    let passed = 0;
    const pass = () => {
      if (passed++ === moment) stop.abort(new TrialStopped('cancelled'));
      if (killedAfter !== null && passed > moment + killedAfter) throw new Killed();
    };
    trial.interfere = pass;
    trial.cluster.interfere = pass;
    let how = await trial.drive(stop).catch(() => null);
    spare(trial);
    how ??= await trial.drive(stop);
    return { trial, how };
  }

  it.each([null, 3, 9, 17])(
    'at any moment brings the VMs home and leaves nothing running (killed %s later)',
    async (later) => {
      for (let moment = 0; moment < reference.moments; moment += later === null ? 1 : 3) {
        const { trial, how } = await cancelledAt(moment, later);
        const where = `cancelled at moment ${moment} of ${reference.moments}`;
        expect(['cancelled', 'completed'], where).toContain(how);
        expect([...trial.cluster.at], where).toEqual(AT_HOME);
        expect(trial.cluster.going, where).toEqual([]);
        const { history } = trial;
        const keys = (type: string) =>
          history.flatMap((event) => (event.type === type && 'key' in event.data ? [event.data.key] : []));
        expect([...keys('command-ended'), ...keys('command-prevented')].sort(), where).toEqual(
          keys('command-intended').sort(),
        );
        expect(once(timesEach(history, 'command-ended')), where).toBe(true);
        if (how === 'cancelled') expect(trial.verdict.verdict, where).toBe('invalid');
      }
    },
  );
});

describe('a trial that goes wrong', () => {
  it('asks and writes nothing more once the lease is lost', async () => {
    for (let moment = 0; moment < reference.moments; moment += 5) {
      const trial = new ModelTrial(cell);
      let writes = 0;
      trial.interfere = (when) => {
        if (when === 'before' && writes++ > moment / 4) throw new LabError('lease-lost', 'another runner');
      };
      const how = await trial.drive().catch((error: unknown) => error);
      const asked = trial.cluster.asked.length;
      await new Promise((resolve) => setImmediate(resolve));
      expect(how === 'completed' || (how instanceof LabError && how.code === 'lease-lost')).toBe(true);
      expect(trial.cluster.asked.length).toBe(asked);
    }
  });

  it('is left as it is at a shutdown, to be taken up again', async () => {
    const trial = new ModelTrial(cell);
    const leave = new AbortController();
    trial.cluster.interfere = (_, node, what) => {
      if (what.startsWith('WAIT') && node === 'hA') leave.abort(new TrialStopped('shutdown'));
    };
    await expect(trial.drive(new AbortController(), leave)).rejects.toThrow('shutdown');
    spare(trial);
    expect(await trial.drive()).toBe('completed');
    expect(trial.verdict.verdict).toBe('valid');
  });

  it('keeps no VM from home because another one cannot be brought there', async () => {
    const trial = new ModelTrial(aCell({ firstRoundDelaySeconds: 0 }));
    trial.cluster.interfere = (when, _, what) => {
      if (when === 'after' && what.endsWith('round-1/101')) trial.cluster.at.delete('101');
    };
    expect(await trial.drive().catch(() => 'thrown')).toBe('failed');
    expect(trial.cluster.at.get('102')).toBe('hB');
    const reasons = trial.verdict.checks.flatMap(({ reason }) => reason ?? []);
    expect(reasons.join(' ')).toContain('VM 101 does not run on exactly one host');
  });

  it('waits for a machine that cannot be reached until its time is over, and says which', async () => {
    vi.useFakeTimers();
    const trial = new ModelTrial(cell);
    const stop = new AbortController();
    trial.cluster.interfere = (_, node, what) => {
      if (node === 'hB' && what.startsWith('WAIT'))
        throw new UnreachableError('hB', '10.0.0.12', new Error('no route'));
    };
    setTimeout(() => stop.abort(new TrialStopped('timed-out')), 600_000);
    const driven = trial.drive(stop);
    await vi.advanceTimersByTimeAsync(590_000);
    expect(trial.history.filter(({ type }) => type === 'step-failed')).toEqual([]);
    await vi.advanceTimersByTimeAsync(2_000_000);
    expect(await driven).toBe('failed');
    vi.useRealTimers();
    expect(trial.verdict.checks[0]?.reason).toContain('3600 s');
  });
});
