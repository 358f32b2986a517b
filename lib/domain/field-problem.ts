/** One thing that is wrong with what is being described, at the field where it is. */
export interface FieldProblem {
  /** `hosts.0.fabrics.10GbE.address`; empty: none in particular. */
  readonly path: string;
  readonly message: string;
  /** Nothing was given there yet. */
  readonly missing: boolean;
}
