import type { Provenance } from '#lib/domain/words';
import { Badge } from '../ui/badge.tsx';

/** The word that stands on every figure. */
export function ProvenanceBadge({ provenance }: { provenance: Provenance }) {
  return (
    <Badge className={provenance === 'rehearsal' ? 'border-ink font-semibold text-ink' : ''}>
      {provenance}
    </Badge>
  );
}
