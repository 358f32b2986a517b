import { describe, expect, it } from 'vitest';
import { verdictOf, wellRun } from '../test-well-run.ts';

const first = (configuration: Record<string, string>) => ({ trialId: 'first', configuration });

describe('the configuration of a cell’s machines', () => {
  it('is what the cell’s first valid trial says it is', () => {
    expect(verdictOf(wellRun(), 'ok', first({ 'hA kernel': '6.1' })).failed).toEqual([]);
  });

  it('that changed makes a repetition invalid', () => {
    expect(verdictOf(wellRun(), 'ok', first({ 'hA kernel': '5.10' }))).toEqual({
      verdict: 'invalid',
      failed: ['configuration'],
    });
  });

  it('is compared where both tell it, and never by its load', () => {
    expect(
      verdictOf(wellRun(), 'ok', first({ 'hA governor': 'performance', 'hA load': '9' })).failed,
    ).toEqual([]);
  });

  it('that nobody told is unknown', () => {
    const trial = wellRun();
    const kept = trial.history.events.filter(({ type }) => type !== 'environment-read');
    trial.history.events.splice(0, trial.history.events.length, ...kept);
    expect(verdictOf(trial)).toEqual({ verdict: 'unknown', failed: ['configuration'] });
  });
});
