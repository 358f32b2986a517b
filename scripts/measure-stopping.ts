import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Cell, cellsOf } from '../lib/analysis/cell.ts';
import { decideStop } from '../lib/analysis/stopping.ts';
import { seededRandom } from '../lib/domain/random.ts';
import type { Sample } from '../lib/domain/sample.ts';
import { describe } from '../lib/statistics/describe.ts';
import { normalQuantile } from '../lib/statistics/distributions.ts';

/**
 * How often the final 95 % interval of a cell that was stopped by its width holds the true mean. Writes
 * lib/statistics/golden/stopping-rates.json: node --import tsx scripts/measure-stopping.ts
 */
const SIMULATIONS = 4000;
const RULE = { kind: 'interval', within: 0.1, atLeast: 5, atMost: 30 } as const;
const MEAN = 100;
/** A stalled trial lasts three times as long. */
const STALLED = 3;
const random = seededRandom(7);
const uniform = () => (random() * (2 ** 32 - 1) + 0.5) / 2 ** 32;

const KINDS = [
  { values: 'normal, cv 5 %', cv: 0.05, stalls: 0, atLeast: 5 },
  { values: 'normal, cv 20 %', cv: 0.2, stalls: 0, atLeast: 5 },
  { values: 'normal, cv 5 %, 10 % of trials three times as long', cv: 0.05, stalls: 0.1, atLeast: 5 },
  {
    values: 'the same from three repetitions on, which no study may declare',
    cv: 0.05,
    stalls: 0.1,
    atLeast: 3,
  },
];

function draw({ cv, stalls }: (typeof KINDS)[number]): number {
  const seconds = MEAN * (1 + cv * normalQuantile(uniform()));
  return uniform() < stalls ? STALLED * seconds : seconds;
}

const sample: Sample = {
  trialId: '',
  cellId: 'c',
  application: 'A',
  workload: '',
  condition: 'app_only',
  migrationFabric: null,
  mpiFabric: null,
  simultaneous: 0,
  vms: 2,
  repetition: 1,
  attempt: 1,
  state: 'finished',
  verdict: 'valid',
  reasons: [],
  seconds: null,
  applicationSeconds: null,
  migrationSeconds: null,
  position: 1,
  block: 1,
  startedAt: null,
  finishedAt: null,
  judgedAt: null,
  setAside: null,
};
const cellOf = (values: readonly number[]): Cell[] =>
  cellsOf(
    { provenance: 'measured' },
    values.map((seconds, i) => ({ ...sample, seconds, repetition: i + 1 })),
  );

function simulate(kind: (typeof KINDS)[number]): { n: number; covered: boolean } {
  const values: number[] = [];
  do values.push(draw(kind));
  while (values.length < RULE.atMost && !decideStop({ ...RULE, atLeast: kind.atLeast }, cellOf(values)).stop);
  const truth = MEAN * (1 + kind.stalls * (STALLED - 1));
  const { ci95 } = describe(values);
  return { n: values.length, covered: ci95 !== null && ci95.low <= truth && truth <= ci95.high };
}

const rates = KINDS.map((kind) => {
  const runs = Array.from({ length: SIMULATIONS }, () => simulate(kind));
  return {
    values: kind.values,
    coverage: runs.filter(({ covered }) => covered).length / SIMULATIONS,
    meanRepetitions: runs.reduce((sum, { n }) => sum + n, 0) / SIMULATIONS,
  };
});
const file = path.join(import.meta.dirname, '../lib/statistics/golden/stopping-rates.json');
writeFileSync(file, `${JSON.stringify({ simulations: SIMULATIONS, rule: RULE, rates }, null, 1)}\n`);
