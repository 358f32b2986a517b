import { describe, expect, it } from 'vitest';
import { aCell } from '../test-builders.ts';
import { checksOf, verdictOf, wellRun } from '../test-well-run.ts';

type Trial = ReturnType<typeof wellRun>;

/** Moves a command in time, by its host's wall clock and by its uptime. */
function shift(trial: Trial, key: string, seconds: number): Trial {
  for (const { type, data } of trial.history.events) {
    if (type === 'command-started' && data.key === key) {
      data.startedWall += seconds;
      data.startedUptime += seconds;
    }
    if (type === 'command-ended' && data.key === key)
      Object.assign(data, {
        endedWall: (data.endedWall ?? 0) + seconds,
        endedUptime: (data.endedUptime ?? 0) + seconds,
      });
  }
  return trial;
}

/** Clocks that agree within twice this. */
function boundedBy(trial: Trial, boundSeconds: number): Trial {
  for (const { type, data } of trial.history.events)
    if (type === 'clock-measured') data.boundSeconds = boundSeconds;
  return trial;
}

describe('rounds', () => {
  it('that overlap are invalid, and unknown where the clocks cannot tell', () => {
    const early = () => shift(shift(wellRun(), 'round-2/101', -5.03), 'round-2/102', -5.03);
    expect(verdictOf(early())).toEqual({ verdict: 'invalid', failed: ['rounds-apart'] });
    expect(verdictOf(boundedBy(early(), 0.02))).toEqual({ verdict: 'unknown', failed: ['rounds-apart'] });
  });
});

describe('migrations that should run at once', () => {
  it('are invalid one after the other, and unknown where the clocks cannot tell', () => {
    const late = () => shift(wellRun(), 'round-2/102', 5.03);
    expect(verdictOf(late())).toEqual({ verdict: 'invalid', failed: ['simultaneous'] });
    expect(verdictOf(boundedBy(late(), 0.02))).toEqual({ verdict: 'unknown', failed: ['simultaneous'] });
  });

  it('are told by the most at one instant and by the average', () => {
    const trial = wellRun(aCell());
    shift(trial, 'round-1/102', 2.5);
    expect(checksOf(trial).checks.find(({ id }) => id === 'simultaneous')?.evidence).toBe(
      'requested 2; achieved at once (on average) 2 (1.33), 2 (2.00) by round',
    );
  });
});

describe('a wall clock that was set while a command ran', () => {
  it('makes a trial unknown, by the uptime of the same host', () => {
    const trial = wellRun();
    for (const { type, data } of trial.history.events)
      if (type === 'command-ended' && data.key === 'round-2/101')
        data.endedWall = (data.endedWall ?? 0) + 0.3;
    expect(verdictOf(trial)).toEqual({ verdict: 'unknown', failed: ['clocks'] });
  });
});
