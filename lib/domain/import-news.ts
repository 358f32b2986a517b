import type { RowProblem } from './mapping.ts';

/** What an import says while it runs, one line of JSON each; the last one is not `trials`. */
export type ImportNews =
  | { readonly kind: 'trials'; readonly trials: number }
  | { readonly kind: 'checked'; readonly trials: number; readonly cells: number }
  | { readonly kind: 'done'; readonly slug: string }
  | {
      readonly kind: 'refused';
      readonly message: string;
      /** Rows that do not fit; empty when it is the file as a whole. */
      readonly problems: readonly RowProblem[];
      readonly total: number;
    };
