import { z } from 'zod';
import type { Condition } from '#lib/domain/words';

/** How the same cells are drawn. */
export const View = z.enum([
  'bars',
  'strip',
  'box',
  'distribution',
  'lines',
  'difference',
  'heat',
  'sequence',
]);
export type View = z.infer<typeof View>;

/** What an error bar is: its meaning stands in the caption. */
export const ErrorKind = z.enum(['sd', 'se', 'ci95', 'range', 'none']);
export type ErrorKind = z.infer<typeof ErrorKind>;

/** What an axis of times can be written in. */
export const TimeUnit = z.enum(['s', 'min', 'h']);
export type TimeUnit = z.infer<typeof TimeUnit>;

/** Everything that can be chosen about a figure. All of it is in its address. */
export interface FigureOptions {
  readonly view: View;
  readonly error: ErrorKind;
  /** Single trials over the bars: `auto` up to n = 10. */
  readonly points: 'auto' | 'all' | 'none';
  /** `all` also draws trials that were judged invalid or unknown, and says so. */
  readonly trials: 'valid' | 'all';
  /** null draws all of them. */
  readonly vms: readonly number[] | null;
  readonly fabrics: readonly string[] | null;
  readonly conditions: readonly Condition[] | null;
  /** What its axis of times is written in; the data stay seconds. */
  readonly unit: TimeUnit;
  /** Ends of the axis of times, in its unit. It always reaches the data: no value is cut. */
  readonly from: number | null;
  readonly to: number | null;
  /** Ids of series in their order, the others after them; null is the thesis' order. */
  readonly order: readonly string[] | null;
  /** Own names of series, by id. */
  readonly names: Readonly<Record<string, string>> | null;
  /** Draws the data as they were at that moment; null as they are. */
  readonly at: Date | null;
}

export const DEFAULT_OPTIONS: FigureOptions = {
  view: 'bars',
  error: 'sd',
  points: 'auto',
  trials: 'valid',
  vms: null,
  fabrics: null,
  conditions: null,
  unit: 's',
  from: null,
  to: null,
  order: null,
  names: null,
  at: null,
};
