import { useId } from 'react';
import type { Fill } from '#lib/figures/fill';
import { Hatches, paintOf } from './hatches.tsx';

/** A piece of a bar, for legends and table heads. */
export function Swatch({ fill, absent = false }: { fill: Fill; absent?: boolean }) {
  const scope = useId();
  return (
    <svg aria-hidden="true" className="inline-block shrink-0" height="12" width="12">
      <Hatches scope={scope} />
      {absent ? (
        <rect fill="none" height="11" stroke="var(--faint)" strokeDasharray="2 2" width="11" x=".5" y=".5" />
      ) : (
        <rect {...paintOf(fill, scope)} height="11" width="11" x=".5" y=".5" />
      )}
    </svg>
  );
}
