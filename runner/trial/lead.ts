/** What an ssh command, a shell and its two processes take on a host that computes; the median was a fifth of it. */
const EACH_SECONDS = 0.05;
/** For a host that is slow just then. */
const MARGIN_SECONDS = 0.2;

/**
 * How far ahead a deadline is set so that all of a round are armed by then, seconds: every one on the same host, each after
 * the other, over the slowest way, is in time.
 */
export function leadSeconds(commands: number, roundTripSeconds: number): number {
  return MARGIN_SECONDS + commands * (EACH_SECONDS + roundTripSeconds);
}
