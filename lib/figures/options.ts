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
  at: null,
};
