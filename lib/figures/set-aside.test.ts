import { describe, expect, it } from 'vitest';
import { markOf } from '../domain/mark.ts';
import { slotsOf } from './figure.ts';
import { prepareTestFigure } from './test-figures.ts';
import { buildFacts, buildSample } from './test-samples.ts';

const setAside = { at: new Date(0), by: 'lab' as const, reason: 'A backup ran.' };
const samples = [
  buildSample({ trialId: 'first', seconds: 900, setAside }),
  buildSample({ trialId: 'second', seconds: 100, attempt: 2 }),
  buildSample({ trialId: 'third', seconds: 104, repetition: 2 }),
];

describe('a valid trial that was set aside', () => {
  it.each(['valid', 'all'] as const)('stands beside the bar with its reason (trials: %s)', (trials) => {
    const figure = prepareTestFigure('mine/hpl-2', { view: 'bars', trials }, samples, buildFacts());
    const [bar] = slotsOf(figure);
    expect(bar).toMatchObject({
      n: 2,
      value: 102,
      excluded: [{ trialId: 'first', reason: 'Set aside: A backup ran.' }],
    });
  });

  it('is told in the caption', () => {
    const figure = prepareTestFigure('mine/hpl-2', { view: 'bars' }, samples, buildFacts());
    const excluded = figure.caption.find(({ label }) => label === 'Excluded')?.text;
    expect(excluded).toBe('1 set aside; only valid trials are drawn. Set aside: A backup ran.');
  });

  it('is valid no more as a mark; one that was invalid stays so', () => {
    expect(samples.map(markOf)).toEqual(['set aside', 'valid', 'valid']);
    expect(markOf(buildSample({ verdict: 'invalid', setAside }))).toBe('invalid');
  });
});
