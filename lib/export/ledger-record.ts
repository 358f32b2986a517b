import type { LedgerRow } from '#lib/claims/ledger';

/** What leaves the lab of a claim: all but the trials behind it, which the study's own data hold. */
export function ledgerRecord({ evidence: _evidence, ...row }: LedgerRow): Omit<LedgerRow, 'evidence'> {
  const { id, sentence, where, printed, recomputed, formula, verdict, ...more } = row;
  return { id, sentence, where, printed, recomputed, formula, verdict, ...more };
}
