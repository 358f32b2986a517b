import type { Claim, ClaimRule, ClaimVerdict } from '#lib/domain/claim';
import type { Expression } from '#lib/domain/expression';
import type { Sample } from '#lib/domain/sample';
import type { Provenance } from '#lib/domain/words';
import { type Evaluation, type Evidence, evaluate } from './evaluate.ts';
import { agreement, decimalsOf, describeRule } from './judge-claim.ts';
import { Underivable } from './underivable.ts';
import { describeQuery } from './words.ts';

/** One claim with what the data say about it today. Texts are complete: pages and files print them as they are. */
export interface LedgerRow {
  readonly id: string;
  readonly sentence: string;
  /** `section 4.2.2.3, page 31, line 565`. */
  readonly where: string;
  readonly printed: string;
  /** null where the data cannot tell. */
  readonly recomputed: string | null;
  readonly formula: string;
  readonly verdict: ClaimVerdict;
  /** `rounded or cut to 24.4`; empty where there is no query. */
  readonly tolerance: string;
  /** What there is to say besides: cut instead of rounded, why it cannot be derived. */
  readonly note: string;
  readonly own: boolean;
  /** In full precision; null where the data cannot tell. */
  readonly value: number | null;
  /** For a count: of how many cells. */
  readonly of: number | null;
  readonly evidence: readonly Evidence[];
  /** Other ways to read the sentence, with what each of them gives. */
  readonly readings: readonly Reading[];
}

interface Reading {
  readonly label: string;
  readonly formula: string;
  /** null where the data cannot tell. */
  readonly recomputed: string | null;
  readonly agrees: boolean;
}

const NO_FORMULA = 'none: no query on the data answers it';
const CUT = 'The printed value was cut, not rounded.';
/** A recomputed value shows this much more than the printed one, so that a cut or a near miss is seen. */
const MORE_DECIMALS = 2;

/** Recomputes every claim from all trials of its study, in the order of the claims. */
export function judgeClaims(
  claims: readonly Claim[],
  samples: readonly Sample[],
  provenance: Provenance,
): LedgerRow[] {
  return claims.map((claim) => judgeClaim(claim, samples, provenance));
}

export function judgeClaim(claim: Claim, samples: readonly Sample[], provenance: Provenance): LedgerRow {
  const { id, sentence, printed, basis, note, own } = claim;
  const common = { id, sentence, where: describePlace(claim), printed, own };
  if (basis.kind === 'none')
    return { ...common, ...underivable(basis.reason, note), formula: NO_FORMULA, tolerance: '' };
  const told = { formula: describeQuery(basis.query), tolerance: describeRule(basis.rule) };
  try {
    const found = evaluate(basis.query, samples, provenance);
    const readings = basis.readings.map(({ label, query }) => ({
      label,
      formula: describeQuery(query),
      ...read(query, claim, basis.rule, samples, provenance),
    }));
    const agreed = agreement(basis.rule, found);
    return {
      ...common,
      ...told,
      ...found,
      readings,
      recomputed: describeValue(found, basis.rule, claim.unit),
      verdict: agreed === 'no' ? 'differs' : 'reproduced',
      note: joined(agreed === 'cut' ? CUT : '', note),
    };
  } catch (error) {
    if (!(error instanceof Underivable)) throw error;
    return { ...common, ...told, ...underivable(error.message, note) };
  }
}

function read(
  query: Expression,
  { unit }: Claim,
  rule: ClaimRule,
  samples: readonly Sample[],
  provenance: Provenance,
): Pick<Reading, 'recomputed' | 'agrees'> {
  try {
    const found = evaluate(query, samples, provenance);
    return { recomputed: describeValue(found, rule, unit), agrees: agreement(rule, found) !== 'no' };
  } catch (error) {
    if (error instanceof Underivable) return { recomputed: null, agrees: false };
    throw error;
  }
}

const underivable = (reason: string, note: string) => ({
  recomputed: null,
  verdict: 'cannot be derived from the data' as const,
  note: joined(reason, note),
  value: null,
  of: null,
  evidence: [],
  readings: [],
});

const joined = (...texts: string[]) => texts.filter((text) => text !== '').join(' ');

function describePlace({ where }: Claim): string {
  const { section, page, line } = where;
  const parts = [section && `section ${section}`, page && `page ${page}`, line > 0 && `line ${line}`];
  return parts.filter(Boolean).join(', ');
}

function describeValue({ value, of }: Evaluation, rule: ClaimRule, unit: string): string {
  if (of !== null) {
    if (rule.kind === 'every' && value < of) return `fails in ${of - value} of ${of} cells`;
    return `holds in ${value} of ${of} cells`;
  }
  const whole = Number.isInteger(value);
  const decimals = whole || !('value' in rule) ? 0 : decimalsOf(rule.value) + MORE_DECIMALS;
  return joined(formatDigits(value, decimals), unit);
}

const formatDigits = (value: number, decimals: number) =>
  value.toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });

/** How many claims have each verdict. */
export function countVerdicts(rows: readonly LedgerRow[]): Record<ClaimVerdict, number> {
  const count = (verdict: ClaimVerdict) => rows.filter((row) => row.verdict === verdict).length;
  return {
    reproduced: count('reproduced'),
    differs: count('differs'),
    'cannot be derived from the data': count('cannot be derived from the data'),
  };
}
