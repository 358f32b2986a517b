/** Seconds until the last trial ends, as far as the trials that have ended tell. */
export interface TimeLeft {
  readonly seconds: number;
  /** Half of an interval that would hold the truth 95 times of 100, were durations normal; null where none was repeated. */
  readonly plusMinus: number | null;
  /** Trials that it was told from. */
  readonly from: number;
}
