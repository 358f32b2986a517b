import { expect, it } from 'vitest';
import { describeCells } from './cells.ts';
import { buildFacts, buildSample, thesisFacts, thesisSamples } from './test-samples.ts';

it('gives the thesis’ cells with its own words and nothing about MPI', () => {
  const cells = describeCells(thesisFacts, thesisSamples);
  expect(cells).toHaveLength(174);
  expect(cells[0]).toEqual({
    application: 'HPL',
    condition: 'app_only',
    fabric: 'none',
    simultaneous: 0,
    vms: 2,
    n: 3,
    mean: expect.closeTo(884.6261667, 7),
    sd: expect.closeTo(13.4512579, 7),
    values: [888.801, 895.495, 869.5825],
  });
});

it('keeps a cell without a valid trial, without numbers', () => {
  const samples = [buildSample({ verdict: 'invalid' })];
  expect(describeCells(buildFacts(), samples)).toMatchObject([
    { mpiFabric: '1G', n: 0, mean: null, sd: null, values: [] },
  ]);
});
