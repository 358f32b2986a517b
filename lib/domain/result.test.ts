import { describe, expect, it } from 'vitest';
import type { MoveReport } from './adapters.ts';
import { deriveResult } from './result.ts';
import { aCell, aCluster, aHistory } from './test-builders.ts';

const ok = (): MoveReport => ({ outcome: 'ok', reason: 'done', suspendedSeconds: 1, stages: [] });

function migratedRun() {
  const history = aHistory();
  for (const [node, offsetSeconds] of [
    ['hA', 0],
    ['hB', 5],
    ['launcher', -2],
  ] as const)
    history.add('clock-measured', { node, phase: 'observe-before', offsetSeconds, boundSeconds: 0.001 });
  history.ran('launch', 'launcher', 98, 138);
  history.ran('round-1/101', 'hA', 110, 113).ran('round-1/102', 'hB', 115, 119);
  return history.ran('round-2/101', 'hB', 125, 128).ran('round-2/102', 'hA', 121, 124);
}

describe('deriving a result from the history', () => {
  it('puts stamps of different hosts on one axis by their clock offsets', () => {
    const result = deriveResult(aCell(), aCluster(), migratedRun().events, ok);
    expect(result.originWall).toBe(100);
    expect(result.migrations.map(({ vm, start, end }) => [vm, start, end])).toEqual([
      ['101', 10, 13],
      ['102', 10, 14],
      ['101', 20, 23],
      ['102', 21, 24],
    ]);
    expect(result.clockBoundSeconds).toBeCloseTo(0.002, 12);
  });

  it('takes thesis seconds as the later of benchmark end and last migration end', () => {
    const result = deriveResult(aCell(), aCluster(), migratedRun().events, ok);
    expect(result).toMatchObject({ thesisSeconds: 40, applicationSeconds: 40, migrationSeconds: 14 });
  });

  it('gives no thesis seconds when a migration is missing', () => {
    const events = migratedRun().events.filter(
      (event) => !('key' in event.data) || event.data.key !== 'round-2/102',
    );
    expect(deriveResult(aCell(), aCluster(), events, ok)).toMatchObject({
      thesisSeconds: null,
      migrationSeconds: null,
    });
  });

  it('ends a launcher that never exits when the application last spoke', () => {
    const history = migratedRun().add('launcher-ended', { key: 'launch', afterSeconds: 20 });
    const events = history.events.map((event) =>
      event.type === 'command-ended' && event.data.key === 'launch'
        ? { ...event, data: { ...event.data, lastOutputWall: 118 } }
        : event,
    );
    expect(deriveResult(aCell(), aCluster(), events, ok).applicationSeconds).toBe(20);
  });

  it('counts how many migrations were under way at one instant', () => {
    const rounds = deriveResult(aCell(), aCluster(), migratedRun().events, ok).rounds;
    expect(rounds.map((round) => [round.requested, round.achieved])).toEqual([
      [2, 2],
      [2, 2],
    ]);
  });

  it('knows the first copy from a repeat', () => {
    const history = migratedRun().add('seed-seen', { vm: '101', host: 'hB', seeded: false });
    const copies = deriveResult(aCell(), aCluster(), history.events, ok).migrations.map(
      (move) => move.repeatCopy,
    );
    expect(copies).toEqual([false, null, true, true]);
  });
});
