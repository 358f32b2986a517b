import type { Sample } from '#lib/domain/sample';
import type { Provenance } from '#lib/domain/words';
import { describe } from '#lib/statistics/describe';
import type { ExcludedTrial, Slot } from './figure.ts';
import type { Fill } from './fill.ts';
import { count, formatNumber } from './format.ts';

/** Above this ratio of deviation to mean a bar is marked: the mean then describes none of its trials. */
const SCATTERED_ABOVE = 0.5;

export interface SlotPlan {
  readonly id: string;
  readonly series: string;
  readonly label: string;
  readonly fill: Fill;
  readonly samples: readonly Sample[];
  readonly provenance: Provenance;
  /** Said when there are no trials at all. */
  readonly missing: string;
  readonly decimals: number;
}

type Timed = Sample & { readonly seconds: number };

/** Only trials judged valid count; imported ones were never judged, and the caption says so. */
export function isCounted(sample: Sample, provenance: Provenance): sample is Timed {
  if (sample.state !== 'finished' || sample.seconds === null) return false;
  return sample.verdict === 'valid' || provenance === 'imported';
}

/** The bar of a cell, or the gap where it has none. */
export function prepareSlot(plan: SlotPlan): Slot {
  const { samples, provenance, missing, decimals, ...place } = plan;
  const counted = samples.filter((sample) => isCounted(sample, provenance));
  const common = {
    ...place,
    excluded: samples.filter((sample) => isExcluded(sample, provenance)).map(toExcluded),
    pending: samples.filter((sample) => sample.state === 'planned' || sample.state === 'running').length,
  };
  if (new Set(samples.map((sample) => sample.cellId)).size > 1) {
    const reason = 'Cells that differ in a factor which this figure does not show are not averaged.';
    return { ...common, kind: 'gap', reason };
  }
  if (counted.length === 0)
    return { ...common, kind: 'gap', reason: gapReason(samples, common.excluded, missing) };
  const { n, mean, sd } = describe(counted.map((sample) => sample.seconds));
  return {
    ...common,
    kind: 'bar',
    n,
    mean,
    sd,
    whisker: sd === null ? null : { low: Math.max(0, mean - sd), high: mean + sd },
    repetitions: counted.map(({ trialId, repetition, seconds, verdict }) => ({
      trialId,
      repetition,
      value: seconds,
      text: formatNumber(seconds, decimals),
      verdict,
    })),
    scattered: sd !== null && sd > SCATTERED_ABOVE * mean,
    text: {
      mean: formatNumber(mean, decimals),
      sd: sd === null ? 'none, n = 1' : formatNumber(sd, decimals),
    },
  };
}

const isExcluded = (sample: Sample, provenance: Provenance) =>
  (sample.state === 'finished' || sample.state === 'cancelled') && !isCounted(sample, provenance);

function toExcluded(sample: Sample): ExcludedTrial {
  const { trialId, repetition, state, verdict, reasons } = sample;
  const silent = state === 'cancelled' ? 'Cancelled before it ended.' : 'It could not tell its time.';
  return { trialId, repetition, state, verdict, reason: reasons.join(' ') || silent };
}

function gapReason(samples: readonly Sample[], excluded: readonly ExcludedTrial[], missing: string): string {
  if (samples.length === 0) return missing;
  const pending = samples.length - excluded.length;
  const waiting = pending > 0 ? `${count(pending, 'trial')} still to end` : null;
  const out = excluded.length > 0 ? `${tally(excluded)}: ${excluded[0]?.reason}` : null;
  return `No valid trial yet. ${[waiting, out].filter((part) => part !== null).join('; ')}`;
}

/** `2 invalid, 1 cancelled`. */
export function tally(excluded: readonly ExcludedTrial[]): string {
  const words = excluded.map((trial) =>
    trial.state === 'cancelled' ? 'cancelled' : trial.verdict === 'valid' ? 'without a time' : trial.verdict,
  );
  return [...new Set(words)]
    .map((word) => `${words.filter((other) => other === word).length} ${word ?? 'not judged'}`)
    .join(', ');
}
