import { median } from './quantile.ts';

/** A run that lasts more than this many times the application and the migrations one after the other stalled. */
export const STALL_FACTOR = 2;

/**
 * Above how many seconds a trial counts as stalled: twice the median application time plus the median time of the
 * same migrations alone. A stop for the whole of the migrations explains half of that; no band is read off the
 * data. null where one of the two is missing.
 */
export function stallLimit(application: readonly number[], migrations: readonly number[]): number | null {
  if (application.length === 0 || migrations.length === 0) return null;
  return STALL_FACTOR * (median(application) + median(migrations));
}
