/** On the testbed under HPL two that were armed at once were ready after 0.03 to 0.12 s. */
const EACH_SECONDS = 0.05;
/** For a host that is slow just then. */
const MARGIN_SECONDS = 0.2;

/** Whoever asks at the deadline itself is in the way of what starts there. */
export const ASK_AFTER_SECONDS = 0.1;

/**
 * How far ahead a deadline is set so that all of a round are armed by then, seconds: every one on the same host, each after
 * the other, over the slowest way, is in time.
 */
export function leadSeconds(commands: number, roundTripSeconds: number): number {
  return MARGIN_SECONDS + commands * (EACH_SECONDS + roundTripSeconds);
}
