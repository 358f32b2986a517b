import type { Description, Interval } from '#lib/statistics/describe';
import type { ErrorKind } from './options.ts';

/** What an error bar is called beside a number. */
export const ERROR_NAME: Record<ErrorKind, string> = {
  sd: 'mean ± sample sd',
  se: 'mean ± standard error',
  ci95: '95 % t interval',
  range: 'minimum to maximum',
  none: 'no error bar',
};

/** The ends of an error bar around a mean; null where n is too small for it, or none is wanted. */
export function intervalOf(described: Description, kind: ErrorKind): Interval | null {
  const { mean, sd, se, ci95, n, min, max } = described;
  const around = (half: number | null) => (half === null ? null : { low: mean - half, high: mean + half });
  switch (kind) {
    case 'sd':
      return around(sd);
    case 'se':
      return around(se);
    case 'ci95':
      return ci95;
    case 'range':
      return n < 2 ? null : { low: min, high: max };
    case 'none':
      return null;
  }
}
