import { LabError } from '#lib/domain/errors';
import type { Machine } from './machine.ts';

const SAMPLES = 9;

/**
 * The machine's wall clock minus ours, seconds. The reading with the shortest round trip is used; the truth is
 * within half that round trip (Cristian's algorithm).
 */
export async function measureClock(
  machine: Machine,
): Promise<{ offsetSeconds: number; boundSeconds: number }> {
  const wallSeconds = preciseWallClock();
  let best = { offsetSeconds: 0, boundSeconds: Number.POSITIVE_INFINITY };
  for (let i = 0; i < SAMPLES; i++) {
    const before = wallSeconds();
    const said = await machine.read({ argv: ['date', '+%s.%N'] });
    const after = wallSeconds();
    const remote = Number(said);
    if (!Number.isFinite(remote))
      throw new LabError(
        'command',
        `"date +%s.%N" on ${machine.name} printed ${said.trim()}: GNU date is needed.`,
      );
    const bound = (after - before) / 2;
    if (bound < best.boundSeconds)
      best = { offsetSeconds: remote - (before + after) / 2, boundSeconds: bound };
  }
  return best;
}

/** Ticks to look at: whatever delays a look makes the anchor too early, so the latest anchor is the best. */
const ANCHORS = 5;

/** Our wall clock in steps finer than Date's millisecond: anchored anew each time, so that it follows corrections. */
function preciseWallClock(): () => number {
  let anchor = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < ANCHORS; i++) {
    const begun = Date.now();
    let tick = begun;
    while (tick === begun) tick = Date.now();
    anchor = Math.max(anchor, tick - performance.now());
  }
  return () => (anchor + performance.now()) / 1000;
}
