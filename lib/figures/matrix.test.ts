import { expect, it } from 'vitest';
import { prepareMatrix } from './matrix.ts';
import { buildFacts, buildSample, thesisFacts, thesisSamples } from './test-samples.ts';

it('lays out every trial of the thesis once', () => {
  const matrix = prepareMatrix(thesisFacts, thesisSamples);
  expect(matrix.columns).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, null]);
  const trials = matrix.sections.flatMap(({ rows }) =>
    rows.flatMap((row) => row.cells.flatMap((cell) => cell.trials)),
  );
  expect(new Set(trials.map((trial) => trial.trialId)).size).toBe(550);
  expect(matrix.sections[0]?.rows.map((row) => row.label).slice(0, 3)).toEqual([
    'application only',
    'application with migrations · 1 at a time · 10 Gb/s',
    'application with migrations · 1 at a time · 1 Gb/s',
  ]);
});

it('keeps MPI fabrics in rows of their own and says why a trial does not count', () => {
  const samples = [
    buildSample(),
    buildSample({ mpiFabric: 'myrinet', verdict: 'invalid', reasons: ['A migration failed.'] }),
  ];
  const rows = prepareMatrix(buildFacts(), samples).sections[0]?.rows ?? [];
  expect(rows.map((row) => row.label.split(' · ').at(-1))).toEqual(['MPI over 1G', 'MPI over myrinet']);
  expect(rows[1]?.cells[0]?.trials[0]).toMatchObject({
    mark: 'invalid',
    title: 'repetition 1: invalid. A migration failed.',
  });
});

it('counts the trials of a cell that has too many to tell apart', () => {
  const samples = Array.from({ length: 100 }, (_, i) =>
    buildSample({ repetition: i + 1, verdict: i < 3 ? 'invalid' : 'valid' }),
  );
  const [cell] = prepareMatrix(buildFacts(), samples).sections[0]?.rows[0]?.cells ?? [];
  expect(cell).toEqual({
    trials: [],
    counts: [
      { mark: 'invalid', n: 3 },
      { mark: 'valid', n: 97 },
    ],
  });
});
