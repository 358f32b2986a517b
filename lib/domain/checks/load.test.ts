import { describe, expect, it } from 'vitest';
import { verdictOf, wellRun } from '../test-well-run.ts';

/** A trial in which host hA told another load at one moment. */
function loaded(moment: string, told: { busyCores?: number; swappedKiB?: number }, foreignLoad = 0.1) {
  const trial = wellRun();
  for (const event of trial.history.events)
    if (event.type === 'load-read' && event.data.node === 'hA' && event.data.moment === moment)
      Object.assign(event.data, told);
  return { ...trial, cluster: { ...trial.cluster, limits: { foreignLoad } } };
}

const without = (type: string, moment: string) => {
  const trial = wellRun();
  const kept = trial.history.events.filter(
    ({ type: own, data }) => own !== type || (data as { moment?: string }).moment !== moment,
  );
  trial.history.events.splice(0, trial.history.events.length, ...kept);
  return trial;
};

describe('what else runs on the hosts', () => {
  it.each(['observe-before', 'observe-after'])('makes a trial invalid past the limit, %s', (moment) => {
    expect(verdictOf(loaded(moment, { busyCores: 0.4 })).failed).toEqual([]);
    expect(verdictOf(loaded(moment, { busyCores: 0.41 }))).toEqual({
      verdict: 'invalid',
      failed: ['foreign-load'],
    });
  });

  it('is recorded and not judged where the cluster’s file allows everything', () => {
    expect(verdictOf(loaded('observe-before', { busyCores: 4 }, 1)).failed).toEqual([]);
  });
});

describe('swapping', () => {
  it('makes a trial invalid past a mebibyte, in either direction together', () => {
    expect(verdictOf(loaded('observe-after', { swappedKiB: 80 + 1024 })).failed).toEqual([]);
    expect(verdictOf(loaded('observe-after', { swappedKiB: 80 + 1025 }))).toEqual({
      verdict: 'invalid',
      failed: ['swapping'],
    });
  });

  it('is unknown when a host was not asked afterwards', () => {
    expect(verdictOf(without('load-read', 'observe-after'))).toEqual({
      verdict: 'unknown',
      failed: ['swapping'],
    });
  });
});
