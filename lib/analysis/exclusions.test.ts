import { expect, it } from 'vitest';
import { AnalysisPlan } from '../domain/analysis-plan.ts';
import type { Sample } from '../domain/sample.ts';
import { buildFacts, buildSample } from '../figures/test-samples.ts';
import { isRefused } from '../statistics/refusal.ts';
import { analyseStudy } from './analyse.ts';

const alone = { condition: 'app_only', migrationFabric: null, simultaneous: 0 } as const;
const moves = { condition: 'migration_only', mpiFabric: null, vms: null, simultaneous: 1 } as const;
const cell = (change: Partial<Sample>, seconds: (number | null)[], odd: Partial<Sample>[] = []): Sample[] =>
  seconds.map((value, i) =>
    buildSample({ ...change, seconds: value, repetition: i + 1, startedAt: new Date(i), ...odd[i] }),
  );

const plan = AnalysisPlan.parse({ families: [{ contrast: 'with-against-without' }] });
const study = (samples: Sample[]) => {
  let position = 0;
  return analyseStudy(
    buildFacts(),
    samples.map((sample) => ({ ...sample, position: ++position })),
    plan,
  );
};

const samples = [
  ...cell(alone, [100, 102, 104, 103]),
  ...cell(
    { simultaneous: 1 },
    [130, 131, 600, null],
    [{}, {}, { verdict: 'invalid' }, { verdict: 'invalid' }],
  ),
  ...cell({ simultaneous: 2 }, [150, 151, 149, 152]),
  ...cell(moves, [30, 31, 32, 33]),
];

it('counts attempts, failures, invalid and stalled trials, and says which stalled', () => {
  const rates = study(samples).rates.cells.find(({ cell: { simultaneous } }) => simultaneous === 1);
  expect(rates).toMatchObject({
    attempts: 4,
    failed: { count: 1, of: 4 },
    invalid: { count: 2, of: 4 },
    stalled: { count: 1, of: 3 },
    stallLimitSeconds: 2 * (102.5 + 31.5),
  });
  expect(rates?.stalledTrials).toEqual([samples[6]?.trialId]);
});

it('counts the failures of an imported table that tells some, and refuses where it tells none', () => {
  const facts = buildFacts({ provenance: 'imported' });
  const failed = (own: Sample[]) => analyseStudy(facts, own, null).rates.cells[0]?.failed;
  expect(failed(cell(alone, [100, null]))).toMatchObject({ count: 1, of: 2 });
  expect(failed(cell(alone, [100, 101]))).toMatchObject({ refused: expect.stringContaining('not known') });
});

it('gives results with and without exclusions', () => {
  const { cells, families } = study(samples);
  expect(cells[1]?.description).toMatchObject({ n: 2, mean: 130.5 });
  expect(cells[1]?.withoutExclusions).toMatchObject({ n: 3, max: 600 });
  const [first, second] = families[0]?.comparisons ?? [];
  expect(first).toMatchObject({ n: [2, 4], withoutExclusions: { difference: expect.any(Number) } });
  expect(second?.withoutExclusions).toBeNull();
});

it('keeps the declared family apart from what is looked at later', () => {
  const { families, plan: own } = study(samples);
  expect(own).toMatchObject({ declared: true, note: expect.stringContaining('before the first trial') });
  expect(families.map(({ contrast, exploratory }) => [contrast, exploratory])).toEqual([
    ['with-against-without', false],
    ['several-against-one-at-a-time', true],
  ]);
});

it('names each overhead, and refuses the one without its baseline', () => {
  const { overheads } = study(samples);
  const [one, two] = overheads;
  expect(one && !isRefused(one.againstApplicationAndMigrations)).toBe(true);
  expect(two).toMatchObject({
    againstApplication: { ratio: expect.closeTo(150.5 / 102.25 - 1, 12) },
    exposedShare: { refused: 'there are no valid trials of the migrations alone to compare with' },
    migrations: null,
  });
});

it('finds a drift where later trials last longer', () => {
  const drifting = Array.from({ length: 6 }, (_, block) =>
    [2, 3].map((vms) =>
      buildSample({
        ...alone,
        vms,
        repetition: block + 1,
        seconds: 100 + 5 * block,
        startedAt: new Date(block),
      }),
    ),
  ).flat();
  const { drift, points, repetitions } = study(drifting).order;
  expect(drift).toMatchObject({ n: 12 });
  if (isRefused(drift)) throw new Error('not tested');
  expect(drift.rho).toBeGreaterThan(0.9);
  expect(drift.p).toBeLessThan(0.001);
  expect(points).toHaveLength(12);
  expect(repetitions).toMatchObject({ cells: 2 });
});

it('says nothing of a study without trials', () => {
  const nothing = study([]);
  expect(nothing).toMatchObject({ cells: [], modes: [], families: [], models: [] });
  expect(nothing.order.drift).toHaveProperty('refused');
});
