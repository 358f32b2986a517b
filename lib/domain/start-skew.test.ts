import { expect, it } from 'vitest';
import type { MoveReport } from './adapters.ts';
import type { EventData } from './history.ts';
import { deriveResult } from './result.ts';
import { aCell, aCluster, aHistory } from './test-builders.ts';

const ok = (): MoveReport => ({ outcome: 'ok', reason: 'done', suspendedSeconds: 1, stages: [] });

/** One round of two migrations, on clocks that are 5 s apart, and what the hosts said of its deadline. */
function aRound(
  hosts: readonly [string, string],
  armed: readonly EventData<'command-started'>['armed'][] = [],
) {
  const history = aHistory();
  for (const [node, offsetSeconds, boundSeconds] of [
    ['hA', 0, 0.001],
    ['hB', 5, 0.003],
  ] as const)
    history.add('clock-measured', { node, phase: 'observe-before', offsetSeconds, boundSeconds });
  history.ran('round-1/101', hosts[0], 110, 113);
  history.ran('round-1/102', hosts[1], hosts[1] === 'hB' ? 115.25 : 110.25, 119);
  const events = history.events.map((event) => {
    if (event.type !== 'command-started') return event;
    const said = armed[event.data.key.endsWith('101') ? 0 : 1];
    return { ...event, data: said ? { ...event.data, armed: said } : event.data };
  });
  const placement = { '101': hosts[0], '102': hosts[1] };
  const cell = aCell({ condition: 'migration_only', migrations: 2, placement });
  return deriveResult(cell, aCluster(), events, ok).rounds[0]?.startSkew;
}

it('compares the starts of a round on one clock, as well as the two clocks agree', () => {
  const skew = aRound(['hA', 'hB']);
  expect(skew).toMatchObject({ seconds: 0.25, late: [] });
  expect(skew?.boundSeconds).toBeCloseTo(0.004, 12);
});

it('knows starts on one host exactly', () => {
  expect(aRound(['hA', 'hA'])).toMatchObject({ seconds: 0.25, boundSeconds: 0 });
});

it('names who was not ready at the deadline', () => {
  const at = { deadlineWall: 110, readyWall: 109.9 };
  const skew = aRound(
    ['hA', 'hB'],
    [
      { ...at, release: 'waited' },
      { ...at, release: 'late' },
    ],
  );
  expect(skew?.late).toEqual(['102']);
});
