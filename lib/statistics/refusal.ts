/** What the data cannot give, with the reason. Never a NaN, never a zero in its place. */
export interface Refusal {
  readonly refused: string;
}

/** A statistic, or why there is none. */
export type Answer<T> = T | Refusal;

export const refuse = (refused: string): Refusal => ({ refused });

export function isRefused<T>(answer: Answer<T>): answer is Refusal {
  return typeof answer === 'object' && answer !== null && 'refused' in answer;
}
