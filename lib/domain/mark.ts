import type { Sample } from './sample.ts';

/** How a trial stands, as a shape and a word; colour only supports it. */
export type Mark = 'valid' | 'invalid' | 'unknown' | 'running' | 'planned' | 'cancelled' | 'spared';

export const MARK_SHAPE: Record<Mark, string> = {
  valid: '●',
  invalid: '▲',
  unknown: '◇',
  running: '◐',
  planned: '○',
  cancelled: '⊘',
  spared: '◌',
};

/** A finished trial without a judgement is unknown: nothing was shown. */
export function markOf({ state, verdict }: Pick<Sample, 'state' | 'verdict'>): Mark {
  return state === 'finished' ? (verdict ?? 'unknown') : state;
}
