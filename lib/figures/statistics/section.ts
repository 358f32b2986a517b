import { type Answer, isRefused } from '#lib/statistics/refusal';

export interface StatTable {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

interface StatColumn {
  readonly id: string;
  readonly label: string;
  /** Numbers, with their intervals, stand to the right; words to the left. */
  readonly numeric: boolean;
}

export const columnsOf = ({ columns, rows }: StatTable): StatColumn[] =>
  columns.map((label, i) => ({
    id: `${i + 1} ${label}`,
    label,
    numeric: rows.every((row) => /^([−<–\d]|refused|base)/.test(row[i] ?? '')),
  }));

/** A part of the statistics page: sentences first, then tables. */
export interface StatSection {
  readonly id: string;
  readonly title: string;
  /** Its p-values were not declared before the first trial. */
  readonly exploratory: boolean;
  readonly words: readonly string[];
  readonly tables: readonly StatTable[];
}

/** What a refused statistic reads in a table; the reasons stand in the section’s words. */
const REFUSED = 'refused';

/** A statistic as text, or that there is none. */
export function show<T>(answer: Answer<T>, text: (value: T) => string): string {
  return isRefused(answer) ? REFUSED : text(answer);
}

/** `Refused: n = 3 is too small for … (160 of 174).`, one sentence for each reason. */
export function reasonsOf(what: string, answers: readonly Answer<unknown>[]): string[] {
  const refused = answers.flatMap((answer) => (isRefused(answer) ? [answer.refused] : []));
  return [...new Set(refused)].map((reason) => {
    const count = refused.filter((other) => other === reason).length;
    return `${what} refused for ${count} of ${answers.length}: ${reason}.`;
  });
}
