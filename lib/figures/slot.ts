import { markOf } from '#lib/domain/mark';
import { describe } from '#lib/statistics/describe';
import { ERROR_NAME, intervalOf } from './error-bar.ts';
import type { ExcludedTrial, Filled, Slot } from './figure.ts';
import { count, formatNumber } from './format.ts';
import type { CellPlace, Places } from './places.ts';

/** Above this ratio of deviation to mean a bar is marked: the mean then describes none of its trials. */
const SCATTERED_ABOVE = 0.5;

/** Up to this many trials a slot names one by one; more are in the rows and behind the study's list of trials. */
const NAMED_UP_TO = 24;

const MIXED = 'Cells that differ in a factor which this figure does not show are not averaged.';

/** The slot of a cell that stands for its mean, or the gap where it has none. */
export function meanSlot(places: Places, place: CellPlace, decimals: number): Slot {
  const reason = gapReason(places, place);
  if (reason !== null) return { ...common(place), kind: 'gap', reason };
  const described = describe(place.counted.map((trial) => trial.seconds));
  const { n, mean, sd, median, min, max } = described;
  const seconds = (value: number) => `${formatNumber(value, decimals)} s`;
  const interval = intervalOf(described, places.options.error);
  const scattered = sd !== null && sd > SCATTERED_ABOVE * mean;
  const facts = [
    { name: 'n', text: String(n) },
    { name: 'mean', text: seconds(mean) },
    { name: 'sample sd', text: sd === null ? 'none, n = 1' : seconds(sd) },
    { name: 'median', text: seconds(median) },
    { name: 'range', text: `${formatNumber(min, decimals)} to ${seconds(max)}` },
  ];
  if (interval && places.options.error !== 'sd' && places.options.error !== 'range')
    facts.push({
      name: ERROR_NAME[places.options.error],
      text: `${formatNumber(interval.low, decimals)} to ${seconds(interval.high)}`,
    });
  return {
    ...common(place),
    kind: 'filled',
    n,
    value: mean,
    interval,
    facts,
    repetitions: repetitionsOf(place, decimals),
    alarm: scattered ? 'scattered: the deviation exceeds half of the mean' : null,
  };
}

/** What every slot says of its cell. */
function common(place: CellPlace) {
  const { id, series, group, label, fill, excluded, pending } = place;
  return { id, series: series.id, group: String(group), label, fill, area: null, excluded, pending };
}

function repetitionsOf(place: CellPlace, decimals: number): Filled['repetitions'] {
  return place.counted.slice(0, NAMED_UP_TO).map(({ trialId, repetition, seconds, verdict }) => ({
    trialId,
    repetition,
    value: seconds,
    text: `${formatNumber(seconds, decimals)} s`,
    verdict,
  }));
}

/** Why there is no value; null where there is one. */
function gapReason({ spec }: Places, place: CellPlace): string | null {
  const { samples, excluded, counted, pending } = place;
  if (new Set(samples.map((sample) => sample.cellId)).size > 1) return MIXED;
  if (counted.length > 0) return null;
  if (samples.length === 0) return spec.missing;
  const waiting = pending > 0 ? `${count(pending, 'trial')} still to end` : null;
  const out = excluded.length > 0 ? `${tally(excluded)}: ${excluded[0]?.reason}` : null;
  return `No valid trial yet. ${[waiting, out].filter((part) => part !== null).join('; ')}`;
}

/** `2 invalid, 1 cancelled`. */
export function tally(excluded: readonly ExcludedTrial[]): string {
  const words = excluded.map((trial) => {
    const mark = markOf(trial);
    return mark === 'valid' ? 'without a time' : trial.verdict === null && mark === 'unknown' ? null : mark;
  });
  return [...new Set(words)]
    .map((word) => `${words.filter((other) => other === word).length} ${word ?? 'not judged'}`)
    .join(', ');
}
