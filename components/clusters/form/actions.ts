import type { FieldProblem } from '#lib/domain/field-problem';
import type { FoundHosts } from '#lib/domain/found-host';

/** A cluster as the form or the file has it. */
type ClusterSource = { readonly text: string } | { readonly input: object };

/** What only the server can do for the form. */
export interface ClusterActions {
  /** What is wrong with a cluster that is being described, and the file that it is. */
  readonly review: (input: object) => Promise<{ problems: FieldProblem[]; file: string }>;
  readonly read: (text: string) => Promise<{ data: object } | { problem: string }>;
  /** Goes to the cluster’s page, or says why not. */
  readonly register: (source: ClusterSource) => Promise<FieldProblem[]>;
  readonly findHosts: (
    files: readonly { readonly name: string; readonly text: string }[],
    wanted: string,
  ) => Promise<{ found: FoundHosts } | { problem: string }>;
}
