import { describe, expect, it } from 'vitest';
import { planTrial } from './plan.ts';
import { planRounds } from './rounds.ts';
import { aCell, aCluster } from './test-builders.ts';

describe('planning rounds', () => {
  it('moves the same VMs out in odd rounds and back in even ones', () => {
    const rounds = planRounds(aCell(), aCluster());
    expect(rounds.map((round) => round.moves.map(({ vm, from, to }) => `${vm} ${from}→${to}`))).toEqual([
      ['101 hA→hB', '102 hB→hA'],
      ['101 hB→hA', '102 hA→hB'],
    ]);
  });

  it('drains one way, the next VMs in each round', () => {
    const cell = aCell({
      movement: 'drain',
      migrations: 2,
      simultaneous: 1,
      movingSet: ['101', '103'],
      placement: { '101': 'hA', '103': 'hA' },
    });
    expect(
      planRounds(cell, aCluster()).map((round) => round.moves.map((m) => `${m.vm} ${m.from}→${m.to}`)),
    ).toEqual([['101 hA→hB'], ['103 hA→hB']]);
  });

  it('makes no rounds where nothing moves', () => {
    expect(planRounds(aCell({ simultaneous: 0, migrations: 0 }), aCluster())).toEqual([]);
  });
});

describe('planning a trial', () => {
  const kinds = (part: Parameters<typeof aCell>[0]) =>
    planTrial(aCell(part), aCluster()).map((step) => step.key);

  it('launches first, then moves, then waits for the benchmark', () => {
    expect(kinds({})).toEqual([
      'sweep-before',
      'place',
      'seed',
      'plant',
      'observe-before',
      'launch',
      'await-output',
      'round-1',
      'round-2',
      'await-benchmark',
      'observe-after',
    ]);
  });

  it('moves nothing in an application-only trial and launches nothing in a migrations-only one', () => {
    expect(kinds({ condition: 'app_only', simultaneous: 0, migrations: 0, movingSet: [] })).toEqual([
      'sweep-before',
      'place',
      'observe-before',
      'launch',
      'await-benchmark',
      'observe-after',
    ]);
    expect(kinds({ condition: 'migration_only' })).not.toContain('launch');
  });
});
