import { expect, it } from 'vitest';
import { StoppingRule } from '../domain/analysis-plan.ts';
import { buildSample } from '../figures/test-samples.ts';
import { goldenFile } from '../statistics/test-golden.ts';
import { cellsOf } from './cell.ts';
import { COVERAGE, decideStop, describeStopping } from './stopping.ts';

const rule = StoppingRule.parse({ kind: 'interval', atMost: 10 });
const alone = { condition: 'app_only', migrationFabric: null, simultaneous: 0 } as const;
const cellsWith = (...groups: number[][]) =>
  cellsOf(
    { provenance: 'measured' },
    groups.flatMap((group, i) =>
      group.map((seconds, k) => buildSample({ ...alone, vms: i + 2, seconds, repetition: k + 1 })),
    ),
  );

it('goes on below five repetitions however close they are, and counts only valid ones', () => {
  expect(decideStop(rule, cellsWith([100, 100, 101, 100])).reason).toBe(
    'A cell has 4 valid trials of at least 5.',
  );
  const invalid = buildSample({ ...alone, vms: 2, repetition: 5, verdict: 'invalid' });
  const four = [100, 100, 101, 100].map((seconds, k) =>
    buildSample({ ...alone, vms: 2, seconds, repetition: k + 1 }),
  );
  expect(decideStop(rule, cellsOf({ provenance: 'measured' }, [...four, invalid])).stop).toBe(false);
  expect(decideStop(rule, [])).toMatchObject({ stop: false });
});

it('stops when the widest cell is narrow enough, and names it', () => {
  // qt(.975, 4) * sd(c(100, 104, 96, 102, 98)) / sqrt(5) / 100 = 0.0393
  const { stop, reason } = decideStop(rule, cellsWith([100, 104, 96, 102, 98], [50, 50, 50, 50, 50]));
  expect(stop).toBe(true);
  expect(reason).toBe(
    'Every cell is within ± 10 %; the widest is HPL, application only, 2 VMs, MPI over 1G: ± 3.93 % of the mean.',
  );
  expect(decideStop(rule, cellsWith([100, 140, 60, 120, 80])).reason).toContain('wider than the ± 10 %');
});

it('never stops while trials fall into separate groups', () => {
  const modal = Array.from({ length: 60 }, (_, i) => (i % 2 ? 1000 : 990) + (i % 7) / 10);
  const { stop, reason } = decideStop(rule, cellsWith(modal));
  expect(stop).toBe(false);
  expect(reason).toContain('fall into separate groups');
});

it('leaves a fixed number alone', () => {
  expect(decideStop({ kind: 'fixed' }, cellsWith([1, 1, 1, 1, 1, 1]))).toMatchObject({ stop: false });
});

it('prints the coverage that was measured', () => {
  const { rates } = goldenFile<{ rates: { coverage: number }[] }>('stopping-rates');
  expect([rates[1]?.coverage, rates[2]?.coverage]).toEqual([COVERAGE.scattered, COVERAGE.stalling]);
  expect(describeStopping(rule)).toContain('91.8 % where trials scatter');
  expect(describeStopping({ kind: 'fixed' })).toContain('fixed before the first trial');
});
