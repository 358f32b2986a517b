import { describe, expect, it } from 'vitest';
import { aCell } from '../domain/test-builders.ts';
import { wellRun } from '../domain/test-well-run.ts';
import { fabricFloors, hostHistories, type Run } from './host-history.ts';
import { runFacts } from './run-facts.ts';

const report = { outcome: 'ok', reason: '', suspendedSeconds: null, stages: [] } as const;

/** The well-run trial, its counters read 10 s apart. */
function facts() {
  const { cell, cluster, history } = wellRun();
  const events = history.events.map((event) => {
    if (event.type !== 'counters-read') return event;
    const atWall = event.data.moment.endsWith('/after') ? 20 : 10;
    return { ...event, data: { ...event.data, atWall } };
  });
  return { cluster, facts: runFacts(cell, cluster, events, () => report) };
}

describe('what a trial says of its hosts', () => {
  it('is who took part, each migration, and bytes over the time between the readings', () => {
    const { facts: said } = facts();
    expect(said.hosts).toEqual(['hA', 'hB']);
    expect(said.moves).toHaveLength(4);
    expect(said.moves[0]).toEqual({ from: 'hA', to: 'hB', seconds: 5, outcome: 'ok' });
    const own = said.rates.filter(({ host, fabric }) => host === 'hA' && fabric === '10GbE');
    expect(own.map(({ megabitsPerSecond }) => megabitsPerSecond)).toEqual([
      expect.closeTo((500 * 2 ** 20 * 8) / 10 / 1e6, 6),
      expect.closeTo((500 * 2 ** 20 * 8) / 10 / 1e6, 6),
    ]);
  });

  it('is no speed where the readings bear the same time', () => {
    const { cell, cluster, history } = wellRun(aCell());
    expect(runFacts(cell, cluster, history.events, () => report).rates).toEqual([]);
  });
});

describe('what hosts did in trials', () => {
  const { cluster, facts: well } = facts();
  const slow = well.moves.map((move) => ({ ...move, seconds: 50 }));
  const failed = [{ from: 'hA', to: 'hB', seconds: 1, outcome: 'failed' as const }];
  const runs: Run[] = [
    { ...well, verdict: 'valid' },
    { ...well, moves: [...slow, ...failed], verdict: 'invalid' },
    { hosts: ['hB'], fabric: null, moves: [], rates: [], verdict: null },
  ];

  it('is counted over all, and timed over valid ones only', () => {
    expect(hostHistories(cluster, runs)[0]).toEqual({
      host: 'hA',
      trials: 2,
      valid: 1,
      out: [
        { fabric: '10GbE', count: 2, medianSeconds: 5 },
        { fabric: '1GbE', count: 0, medianSeconds: null },
      ],
      in: [
        { fabric: '10GbE', count: 2, medianSeconds: 5 },
        { fabric: '1GbE', count: 0, medianSeconds: null },
      ],
      failed: 1,
      moved: 9,
    });
    expect(hostHistories(cluster, runs)[1]).toMatchObject({ host: 'hB', trials: 3 });
  });

  it('shows how fast a fabric was at least, or that no migration went over it', () => {
    const fast = { host: 'hB', fabric: '10GbE', megabitsPerSecond: 9000 };
    const more: Run[] = [...runs, { ...well, rates: [fast], verdict: 'valid' }];
    expect(fabricFloors(cluster, [...more, { ...well, rates: [fast], verdict: 'invalid' }])).toEqual([
      { fabric: '10GbE', nominalMbps: 10_000, best: { host: 'hB', megabitsPerSecond: 9000 }, readings: 5 },
      { fabric: '1GbE', nominalMbps: 1000, best: null, readings: 0 },
    ]);
  });
});
