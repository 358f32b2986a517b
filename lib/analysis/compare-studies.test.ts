import { describe, expect, it } from 'vitest';
import { buildFacts, buildSample, thesisFacts, thesisSamples } from '../figures/test-samples.ts';
import { isRefused } from '../statistics/refusal.ts';
import { compareStudies } from './compare-studies.ts';

const cell = (cellId: string, seconds: readonly number[], part: Parameters<typeof buildSample>[0] = {}) =>
  seconds.map((one, i) =>
    buildSample({ ...part, cellId, trialId: `${cellId}-${i}`, seconds: one, repetition: i + 1 }),
  );
const side = (samples: ReturnType<typeof cell>, fabrics = buildFacts().fabrics) => ({
  study: buildFacts({ fabrics }),
  samples,
});
const other = [
  { name: 'eth', nominalMbps: 1000 },
  { name: 'ib', nominalMbps: 10_000 },
];

describe('two studies side by side', () => {
  it('meet in cells of the same factors, whatever their fabrics are called', () => {
    const a = side(cell('a', [10, 12, 14]));
    const b = side(cell('b', [20, 22, 24], { migrationFabric: 'ib', mpiFabric: 'eth' }), other);
    const { matches, onlyA, onlyB } = compareStudies(a, b);
    expect([matches.length, onlyA.length, onlyB.length]).toEqual([1, 0, 0]);
    const ratio = matches[0]?.comparison.ratio;
    expect(ratio && !isRefused(ratio) ? ratio.ratio : null).toBeCloseTo(22 / 12, 12);
  });

  it('do not meet where a fabric has another speed, or another number moved at once', () => {
    const a = side(cell('a', [1, 2]));
    const slower = side(cell('b', [1, 2], { migrationFabric: 'eth', mpiFabric: 'eth' }), other);
    const more = side(cell('b', [1, 2], { simultaneous: 4 }));
    for (const b of [slower, more]) {
      const { matches, onlyA, onlyB } = compareStudies(a, b);
      expect([matches.length, onlyA.length, onlyB.length]).toEqual([0, 1, 1]);
    }
  });

  it('say where the application is set up otherwise, and correct over all tests', () => {
    const two = (shift: number, part = {}) => [
      ...cell(
        `x${shift}`,
        [10, 11, 12].map((s) => s + shift),
        { ...part, vms: 2 },
      ),
      ...cell(
        `y${shift}`,
        [30, 31, 33].map((s) => s + shift),
        { ...part, vms: 3 },
      ),
    ];
    const { matches } = compareStudies(side(two(0)), side(two(5, { workload: '{"id":"hpl","n":2}' })));
    expect(matches.map(({ settingsDiffer }) => settingsDiffer)).toEqual([true, true]);
    const raw = matches.map(({ comparison: { welch } }) => (isRefused(welch) ? Number.NaN : welch.p));
    expect(Math.min(...matches.map(({ holm }) => holm ?? Number.NaN))).toBeCloseTo(2 * Math.min(...raw), 12);
  });

  it('of the thesis against itself differ by nothing', () => {
    const { matches } = compareStudies(
      { study: thesisFacts, samples: thesisSamples },
      { study: thesisFacts, samples: thesisSamples },
    );
    const cells = new Set(thesisSamples.map((sample) => sample.cellId));
    expect(matches).toHaveLength(cells.size);
    for (const { comparison } of matches)
      if (!isRefused(comparison.ratio)) expect(comparison.ratio.ratio).toBeCloseTo(1, 12);
  });
});
