import type { ClaimVerdict } from '#lib/domain/claim';
import type { Problem } from '#lib/domain/study-problems';
import { Card } from '../ui/card.tsx';
import { ClaimMark } from './claim-mark.tsx';

/** What the data say to a claim that is not kept yet, or what does not fit. */
export interface ClaimPreview {
  readonly problems: readonly Problem[];
  /** The query's value; there as soon as the query fits, whatever else is missing. */
  readonly recomputed: string | null;
  readonly formula: string | null;
  /** null while something does not fit. */
  readonly verdict: ClaimVerdict | null;
  readonly note: string;
}

/** Keeps its size while the value changes. */
export function PreviewCard({ found }: { found: ClaimPreview | null }) {
  return (
    <Card title="What the data say now">
      <dl
        aria-live="polite"
        className="flex min-h-40 flex-col gap-2 p-4 text-sm [&>dt]:text-muted [&>dt]:text-xs"
      >
        <dt>Recomputed</dt>
        <dd className="font-medium text-lg">{found?.recomputed ?? '–'}</dd>
        <dt>Verdict</dt>
        <dd>{found?.verdict ? <ClaimMark verdict={found.verdict} /> : 'when all is filled in'}</dd>
        {found?.note && <dd className="text-muted">{found.note}</dd>}
        {found?.formula && <dt>Formula</dt>}
        {found?.formula && <dd className="break-words font-mono text-xs leading-5">{found.formula}</dd>}
      </dl>
    </Card>
  );
}
