import { plainText } from './ansi.ts';
import type { LogText } from './log-text.ts';

/** Lines that are looked through before the time is looked at. */
const LINES_AT_ONCE = 500;

/** The lines of a log that hold a text, whatever its case; found by turns, so that whoever waits is never kept long. */
export class LogSearch {
  readonly #term: string;
  #next = 0;
  readonly #found: number[] = [];

  constructor(
    private readonly log: LogText,
    term: string,
  ) {
    this.#term = term.toLowerCase();
  }

  /** Lines with a match, ascending. */
  get found(): readonly number[] {
    return this.#found;
  }

  /** Goes on for so many milliseconds. Returns whether all that there is was looked through. */
  step(milliseconds: number): boolean {
    const until = performance.now() + milliseconds;
    const { ended, lines } = this.log;
    // One that was not at its end was looked at before its time.
    if ((this.#found.at(-1) ?? -1) >= this.#next) this.#found.pop();
    while (this.#next < ended) {
      const to = Math.min(this.#next + LINES_AT_ONCE, ended);
      this.#look(this.#next, to);
      this.#next = to;
      if (to < ended && performance.now() >= until) return false;
    }
    if (lines > ended) this.#look(ended, lines);
    return true;
  }

  #look(from: number, to: number): void {
    const text = plainText(this.log.text(from, to)).toLowerCase();
    if (!text.includes(this.#term)) return;
    for (const [i, line] of text.split('\n').entries())
      if (line.includes(this.#term)) this.#found.push(from + i);
  }
}

/** The match after the current one, or before it; from the last comes the first. At -1 there is no current one; -1 where there is none. */
export function stepMatch(count: number, current: number, by: 1 | -1): number {
  if (count === 0) return -1;
  if (current < 0) return by > 0 ? 0 : count - 1;
  return (current + by + count) % count;
}
