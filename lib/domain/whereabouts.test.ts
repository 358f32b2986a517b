import { describe, expect, it } from 'vitest';
import type { TrialEvent } from './history.ts';
import { aCluster } from './test-builders.ts';
import { clocksSeen, whereaboutsOf } from './whereabouts.ts';

const at = (second: number) => new Date(Date.UTC(2026, 10, 25, 3, 0, second));
const seen = (second: number, ...sightings: [string, string, string][]): TrialEvent => ({
  seq: second,
  at: at(second),
  type: 'placement-seen',
  data: { moment: 'm', sightings: sightings.map(([vm, host, state]) => ({ vm, host, state })) },
});
const clock = (second: number, node: string, offsetSeconds: number): TrialEvent => ({
  seq: second,
  at: at(second),
  type: 'clock-measured',
  data: { node, phase: 'p', offsetSeconds, boundSeconds: 0.001 },
});

describe('where VMs are', () => {
  it('is what the last look said, in whatever order histories come', () => {
    const events = [seen(9, ['101', 'hB', 'running']), seen(5, ['101', 'hA', 'running'])];
    expect(whereaboutsOf(aCluster(1), events)).toEqual([
      { vm: '101', host: 'hB', said: 'running on hB', at: at(9) },
    ]);
  });

  it('is on no host where none runs a VM, or two do', () => {
    const look = seen(1, ['101', 'hA', 'stopped'], ['102', 'hA', 'running'], ['102', 'hB', 'running']);
    expect(whereaboutsOf(aCluster(3), [look]).map(({ host, said }) => [host, said])).toEqual([
      [null, 'stopped on hA'],
      [null, 'running on hA, running on hB'],
      [null, 'known to no host'],
    ]);
  });

  it('is unknown before anybody looked', () => {
    expect(whereaboutsOf(aCluster(), [])).toEqual([]);
  });
});

it('a machine’s clock is that of its last reading', () => {
  const clocks = clocksSeen([clock(7, 'hA', 0.2), clock(3, 'hA', 0.1), clock(4, 'hB', 0)]);
  expect(clocks.get('hA')).toMatchObject({ offsetSeconds: 0.2, boundSeconds: 0.001, at: at(7) });
  expect([...clocks.keys()].sort()).toEqual(['hA', 'hB']);
});
