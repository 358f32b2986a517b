import type { Sample } from './sample.ts';
import type { Provenance } from './words.ts';

export type Timed = Sample & { readonly seconds: number };

/**
 * Whether a trial stands in figures and numbers: only valid ones do, and imported ones, which were never judged;
 * whoever shows them says so. `all` lets every finished trial in that has a time.
 */
export function isCounted(
  sample: Sample,
  provenance: Provenance,
  trials: 'valid' | 'all' = 'valid',
): sample is Timed {
  if (sample.state !== 'finished' || sample.seconds === null) return false;
  return trials === 'all' || sample.verdict === 'valid' || provenance === 'imported';
}
