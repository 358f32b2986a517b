import type { StudyState } from './words.ts';

/** A study whose next trial is held back: `pausing` until the one under way has ended. */
export type Pause = 'pausing' | 'paused';

const HELD: readonly StudyState[] = ['queued', 'running'];

/** A pause says nothing about a study that is being cancelled or has ended. */
export function pauseOf(state: StudyState, requestedAt: Date | null, running: number): Pause | null {
  if (!requestedAt || !HELD.includes(state)) return null;
  return running > 0 ? 'pausing' : 'paused';
}

/** The state as people read it. */
export function stateText({ state, pause }: { state: StudyState; pause: Pause | null }): string {
  return pause === 'pausing' ? 'pausing: the running trial ends first' : (pause ?? state);
}
