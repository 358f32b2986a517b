import { describe, expect, it } from 'vitest';
import type { MoveReport } from './adapters.ts';
import { judge } from './judge.ts';
import { deriveResult } from './result.ts';
import { planRounds } from './rounds.ts';
import { aCell, aCluster, aHistory } from './test-builders.ts';
import { valid } from './verdict.ts';

const MIB = 2 ** 20;
const move = (outcome: MoveReport['outcome'] = 'ok'): MoveReport => ({
  outcome,
  reason: 'exit code 0',
  suspendedSeconds: 1,
  stages: [],
});

/** A trial that went well, as its history tells it; `change` spoils one thing before it is judged. */
function wellRun(cell = aCell()) {
  const cluster = aCluster();
  const history = aHistory();
  const everywhere = Object.entries(cell.placement).map(([vm, host]) => ({ vm, host, state: 'running' }));
  history.add('placement-seen', { moment: 'place/before', sightings: everywhere });
  const counters = (moment: string, bytes: number) => {
    for (const host of cluster.hosts)
      history.add('counters-read', {
        node: host.name,
        moment,
        atWall: 0,
        interfaces: {
          g10: { receivedBytes: bytes, sentBytes: bytes },
          g1: { receivedBytes: 0, sentBytes: 0 },
        },
      });
  };
  for (const vm of cell.movingSet)
    history.add('guest-seen', { moment: 'plant', vm, nonce: `n${vm}`, counter: 1, retransmits: 0 });
  counters('observe-before', 0);
  for (const node of ['hA', 'hB', 'launcher'])
    history.add('clock-measured', { node, phase: 'observe-before', offsetSeconds: 0, boundSeconds: 0.001 });
  history.ran('launch', 'launcher', 100, 200);
  for (const round of planRounds(cell, cluster)) {
    counters(`round-${round.index}/before`, round.index * 900 * MIB);
    for (const { vm, from } of round.moves)
      history.ran(`round-${round.index}/${vm}`, from, 100 + 10 * round.index, 105 + 10 * round.index);
    counters(`round-${round.index}/after`, round.index * 900 * MIB + 500 * MIB);
    const sightings = round.moves.map(({ vm, to }) => ({ vm, host: to, state: 'running' }));
    history.add('placement-seen', { moment: `round-${round.index}/after`, sightings });
  }
  for (const vm of cell.movingSet)
    history.add('guest-seen', { moment: 'observe-after', vm, nonce: `n${vm}`, counter: 90, retransmits: 3 });
  counters('observe-after', 9000 * MIB);
  history.add('step-finished', { step: 'launch' });
  return { cell, cluster, history };
}

function verdictOf(
  { cell, cluster, history }: ReturnType<typeof wellRun>,
  outcome: MoveReport['outcome'] = 'ok',
) {
  const result = deriveResult(cell, cluster, history.events, () => move(outcome));
  const { verdict, checks } = judge({ cell, cluster, history: history.events, result }, [
    valid({ id: 'w', label: 'workload' }, ''),
  ]);
  return { verdict, failed: checks.filter((check) => check.verdict !== 'valid').map((check) => check.id) };
}

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
      if (event.type === 'command-ended' && event.data.key === 'launch') event.data.endedWall = 118;
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

  it('finds migrations one after the other invalid where they should run at once', () => {
    const trial = wellRun();
    for (const event of trial.history.events) {
      if (event.type === 'command-started' && event.data.key === 'round-1/102') event.data.startedWall = 116;
      if (event.type === 'command-ended' && event.data.key === 'round-1/102') event.data.endedWall = 119;
    }
    expect(verdictOf(trial)).toEqual({ verdict: 'invalid', failed: ['simultaneous'] });
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
