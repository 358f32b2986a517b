import { z } from 'zod';
import { ClaimSpec, type ClaimVerdict } from '#lib/domain/claim';
import { Expression } from '#lib/domain/expression';
import type { Sample } from '#lib/domain/sample';
import type { Problem } from '#lib/domain/study-problems';
import type { Provenance } from '#lib/domain/words';
import { judgeClaim } from './ledger.ts';

interface Preview {
  readonly problems: readonly Problem[];
  readonly recomputed: string | null;
  readonly formula: string | null;
  readonly verdict: ClaimVerdict | null;
  readonly note: string;
}

/** Stands in for what is not typed yet, so that a query that fits shows its value. */
const PLACEHOLDER = { sentence: '–', printed: '–' };
const Draft = z.looseObject({ basis: z.looseObject({ query: Expression }) });

/** What the data say to what was typed so far, and what is missing. Never throws for what a person typed. */
export function previewClaim(input: unknown, samples: readonly Sample[], provenance: Provenance): Preview {
  const spec = ClaimSpec.safeParse(input);
  if (spec.success) {
    const { recomputed, formula, verdict, note } = judgeClaim(
      { ...spec.data, id: '', own: true },
      samples,
      provenance,
    );
    return { problems: [], recomputed, formula, verdict, note };
  }
  const problems = spec.error.issues.map(({ path, message }) => ({ path: String(path[0] ?? ''), message }));
  const query = Draft.safeParse(input);
  if (!query.success) return { problems, recomputed: null, formula: null, verdict: null, note: '' };
  const { unit } = z.object({ unit: z.string().catch('') }).parse(input);
  const draft = ClaimSpec.parse({
    ...PLACEHOLDER,
    unit,
    basis: { kind: 'query', query: query.data.basis.query, rule: { kind: 'digits', value: '0.0' } },
  });
  const { recomputed, formula, note } = judgeClaim({ ...draft, id: '', own: true }, samples, provenance);
  return { problems, recomputed, formula, verdict: null, note };
}
