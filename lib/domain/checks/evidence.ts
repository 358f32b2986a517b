import type { ClusterSpec } from '../cluster.ts';
import type { Configuration } from '../configuration.ts';
import type { TrialEvent } from '../history.ts';
import type { TrialResult } from '../result.ts';
import type { CellSpec } from '../study.ts';

/** What a check may look at: the frozen spec, the history, and what was derived from it. */
export interface Evidence {
  readonly cell: CellSpec;
  readonly cluster: ClusterSpec;
  readonly history: readonly TrialEvent[];
  readonly result: TrialResult;
  /** The first valid trial of the same cell, and what its machines said of themselves; null before there is one. */
  readonly reference: { readonly trialId: string; readonly configuration: Configuration } | null;
}

const SHORT_SECONDS = 0.01;

/** Milliseconds where three decimals of a second would say little. */
export const seconds = (value: number) =>
  Math.abs(value) < SHORT_SECONDS ? `${(1000 * value).toFixed(2)} ms` : `${value.toFixed(3)} s`;
export const list = (items: readonly string[]) => items.join('; ');
