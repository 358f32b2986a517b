import { describe, expect, it } from 'vitest';
import { aCell } from './test-builders.ts';
import { verdictOf, wellRun } from './test-well-run.ts';

describe('judging a trial', () => {
  it('finds a trial valid that went as planned', () => {
    expect(verdictOf(wellRun())).toEqual({ verdict: 'valid', failed: [] });
  });

  it('finds a cancelled trial invalid', () => {
    const trial = wellRun();
    trial.history.add('cancel-seen', {});
    expect(verdictOf(trial)).toEqual({ verdict: 'invalid', failed: ['completed'] });
  });

  it('finds a failed migration invalid and an indeterminate one unknown', () => {
    expect(verdictOf(wellRun(), 'failed')).toEqual({ verdict: 'invalid', failed: ['migrations'] });
    expect(verdictOf(wellRun(), 'indeterminate')).toEqual({ verdict: 'unknown', failed: ['migrations'] });
  });

  it('finds two running copies invalid', () => {
    const trial = wellRun();
    for (const event of trial.history.events)
      if (event.type === 'placement-seen' && event.data.moment === 'round-1/after')
        event.data.sightings.push({ vm: '101', host: 'hA', state: 'running' });
    expect(verdictOf(trial)).toEqual({ verdict: 'invalid', failed: ['one-copy'] });
  });

  it('finds a restarted guest invalid, by its nonce and by its count', () => {
    for (const spoil of [{ nonce: 'other' }, { counter: 1 }]) {
      const trial = wellRun();
      for (const event of trial.history.events)
        if (event.type === 'guest-seen' && event.data.moment === 'observe-after')
          Object.assign(event.data, spoil);
      expect(verdictOf(trial)).toEqual({ verdict: 'invalid', failed: ['guests-alive'] });
    }
  });

  it('finds a benchmark that ended before the last migration invalid', () => {
    const trial = wellRun();
    for (const event of trial.history.events)
      if (event.type === 'command-ended' && event.data.key === 'launch')
        Object.assign(event.data, { endedWall: 118, endedUptime: 118 });
    expect(verdictOf(trial)).toEqual({ verdict: 'invalid', failed: ['inside-run'] });
  });

  it('cannot tell when the clocks are not known', () => {
    const trial = wellRun();
    const events = trial.history.events.filter((event) => event.type !== 'clock-measured');
    trial.history.events.splice(0, trial.history.events.length, ...events);
    expect(verdictOf(trial)).toEqual({ verdict: 'unknown', failed: ['inside-run', 'clocks'] });
  });

  it('finds bytes on an undeclared interface invalid', () => {
    const trial = wellRun();
    for (const event of trial.history.events)
      if (event.type === 'counters-read')
        event.data.interfaces = {
          g1: event.data.interfaces['g10'] ?? { receivedBytes: 0, sentBytes: 0 },
          g10: { receivedBytes: 0, sentBytes: 0 },
        };
    expect(verdictOf(trial)).toEqual({ verdict: 'invalid', failed: ['migration-fabric', 'mpi-fabric'] });
  });

  it('finds a wrong start placement invalid', () => {
    const trial = wellRun();
    for (const event of trial.history.events)
      if (event.type === 'placement-seen' && event.data.moment === 'place/before') event.data.sightings.pop();
    expect(verdictOf(trial)).toEqual({ verdict: 'invalid', failed: ['placement'] });
  });

  it('finds a trial invalid whose machines were free to others meanwhile, and asks only where there were locks', () => {
    const trial = wellRun();
    const lock = (node: string, how: 'claimed' | 'kept' | 'taken') =>
      trial.history.add('machine-locked', { node, how, silentSeconds: 0, from: null });
    for (const node of ['hA', 'hB']) lock(node, 'taken');
    lock('hA', 'kept');
    expect(verdictOf(trial)).toEqual({ verdict: 'valid', failed: [] });
    lock('hB', 'claimed');
    expect(verdictOf(trial)).toEqual({ verdict: 'invalid', failed: ['alone'] });
  });

  it('asks nothing about a benchmark where there was none', () => {
    const trial = wellRun(aCell({ condition: 'migration_only', vms: null, ranks: [], mpiFabric: null }));
    expect(verdictOf(trial)).toEqual({ verdict: 'valid', failed: [] });
  });
});
