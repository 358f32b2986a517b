import type { Sample } from './sample.ts';

/** How a trial stands, as a shape and a word; colour only supports it. */
export type Mark =
  | 'valid'
  | 'invalid'
  | 'unknown'
  | 'running'
  | 'planned'
  | 'cancelled'
  | 'spared'
  | 'set aside';

export const MARK_SHAPE: Record<Mark, string> = {
  valid: '●',
  invalid: '▲',
  unknown: '◇',
  running: '◐',
  planned: '○',
  cancelled: '⊘',
  spared: '◌',
  'set aside': '⊖',
};

type Standing = Pick<Sample, 'state' | 'verdict'> & { readonly setAside?: Sample['setAside'] };

/** A finished trial without a judgement is unknown: nothing was shown. One that is set aside is valid no more. */
export function markOf({ state, verdict, setAside }: Standing): Mark {
  if (state === 'finished' && verdict === 'valid' && setAside) return 'set aside';
  return state === 'finished' ? (verdict ?? 'unknown') : state;
}
