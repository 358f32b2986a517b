import { type CountedSample, isCounted as isCountedTrial, type Sample } from '#lib/domain/sample';
import type { Provenance } from '#lib/domain/words';
import type { ExcludedTrial } from './figure.ts';
import type { FigureOptions } from './options.ts';

export type Timed = CountedSample;

/**
 * Whether a trial stands in a figure: only valid ones do, and imported ones, which were never judged; the caption
 * says so. `all` lets every finished trial in that has a time; one that was repeated would stand there twice.
 */
export function isCounted(
  sample: Sample,
  provenance: Provenance,
  trials: FigureOptions['trials'] = 'valid',
): sample is Timed {
  if (trials === 'all') return sample.state === 'finished' && sample.seconds !== null && !sample.setAside;
  return isCountedTrial(sample, provenance);
}

/** Ended, so that it can be left out; planned trials are only awaited. */
export const isExcluded = (sample: Sample) => sample.state === 'finished' || sample.state === 'cancelled';

export function toExcluded(sample: Sample): ExcludedTrial {
  const { trialId, repetition, state, verdict, reasons, setAside } = sample;
  const silent = state === 'cancelled' ? 'Cancelled before it ended.' : 'It could not tell its time.';
  const why = setAside ? [...reasons, `Set aside: ${setAside.reason}`] : reasons;
  return { trialId, repetition, state, verdict, setAside, reason: why.join(' ') || silent };
}
