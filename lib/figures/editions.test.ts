import { expect, it } from 'vitest';
import { prepareEditions } from './editions.ts';
import { offeredOptions } from './offered.ts';
import { figureSpecs, findFigureSpec } from './specs.ts';
import { thesisFacts, thesisSamples } from './test-samples.ts';

function editionsOf(id: string) {
  const spec = findFigureSpec(id, figureSpecs(thesisFacts, thesisSamples));
  if (!spec) throw new Error(`no figure ${id}`);
  const offered = offeredOptions(spec, thesisSamples, thesisFacts);
  return prepareEditions(spec, thesisSamples, offered, { study: thesisFacts, origin: '' });
}

it('sets the thesis’ bars beside the groups that they hide', () => {
  const [printed, corrected] = editionsOf('4.3');
  expect(printed?.figure.view).toBe('bars');
  expect(printed?.sentence).toContain('9 have a deviation above half of the mean');
  expect(corrected?.figure.view).toBe('distribution');
  expect(corrected?.sentence).toContain('31 trials from 40 s to 699 s, 24 trials from 824 s to 1,617 s');
});

it('draws every trial and an interval where bars are right', () => {
  const [, corrected] = editionsOf('4.1');
  expect(corrected?.figure.options).toMatchObject({ view: 'bars', error: 'ci95', points: 'all' });
  expect(corrected?.href).toBe('/figures/4.1?error=ci95&points=all');
});

it('has editions of the thesis’ eight figures only', () => {
  expect(editionsOf('hpl-8')).toEqual([]);
});
