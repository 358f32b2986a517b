import type { ClusterDraft } from './draft.ts';

/** What every part of the form is given. */
export interface PartProps {
  readonly draft: ClusterDraft;
  readonly change: (draft: ClusterDraft) => void;
  /** What is wrong with exactly this field. */
  readonly problemsAt: (path: string) => string[];
  /** What is wrong with anything below it, by the rest of the path. */
  readonly problemsBelow: (path: string) => { readonly rest: string; readonly message: string }[];
}
