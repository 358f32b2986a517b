import type { Interval } from '#lib/statistics/describe';
import type { Rate } from '#lib/statistics/proportion';
import type { Ratio } from '#lib/statistics/ratio';
import { decimalsFor, formatNumber } from '../format.ts';

/** Under it a p-value is only said to be smaller. */
const SMALLEST_P = 0.0001;

/** `0.0145`, `< 0.0001`. */
export function pText(p: number | null): string {
  if (p === null) return '–';
  return p < SMALLEST_P ? `< ${SMALLEST_P}` : formatNumber(p, 4);
}

export const numberText = (value: number | null): string =>
  value === null ? '–' : formatNumber(value, decimalsFor(Math.abs(value)));

/** Both ends with the decimals that suit the larger one. */
export function intervalText({ low, high }: Interval): string {
  const decimals = decimalsFor(Math.max(Math.abs(low), Math.abs(high)));
  return `${formatNumber(low, decimals)} to ${formatNumber(high, decimals)}`;
}

/** `12.3 ± …` is never written: the interval stands with its ends. */
export function withInterval(value: number, interval: Interval): string {
  const decimals = decimalsFor(Math.max(Math.abs(interval.low), Math.abs(interval.high)));
  return `${formatNumber(value, decimals)} (${intervalText(interval)})`;
}

export const percentText = (share: number): string => `${formatNumber(100 * share, 1)} %`;

export const shareText = ({ ratio, ci95 }: Ratio): string =>
  `${percentText(ratio)} (${percentText(ci95.low)} to ${percentText(ci95.high)})`;

export const ratioText = ({ ratio, ci95 }: Ratio): string =>
  `${formatNumber(ratio, 3)} (${formatNumber(ci95.low, 3)} to ${formatNumber(ci95.high, 3)})`;

export const rateText = ({ count, of, ci95 }: Rate): string =>
  `${count} of ${of} (${percentText(ci95.low)} to ${percentText(ci95.high)})`;
