import Link from 'next/link';
import { ClaimVerdict } from '#lib/domain/claim';
import { cn } from '../ui/cn.ts';
import { ClaimMark } from './claim-mark.tsx';

interface VerdictFilterProps {
  /** The page that is filtered by its address. */
  readonly href: string;
  readonly counts: Readonly<Record<ClaimVerdict, number>>;
  readonly chosen: ClaimVerdict | null;
}

/** How many claims have each verdict; each is a link that shows only those. */
export function VerdictFilter({ href, counts, chosen }: VerdictFilterProps) {
  const all = ClaimVerdict.options.reduce((sum, verdict) => sum + counts[verdict], 0);
  const look = (current: boolean) =>
    cn(
      'inline-flex min-h-8 items-center gap-2 rounded-md border border-hairline bg-paper px-3 hover:bg-raised',
      current && 'border-accent bg-accent-soft',
    );
  return (
    <nav aria-label="Claims by verdict" className="flex flex-wrap gap-2">
      <Link aria-current={chosen === null ? 'true' : undefined} className={look(chosen === null)} href={href}>
        all <b className="font-medium">{all}</b>
      </Link>
      {ClaimVerdict.options.map((verdict) => (
        <Link
          aria-current={chosen === verdict ? 'true' : undefined}
          className={look(chosen === verdict)}
          href={`${href}?verdict=${encodeURIComponent(verdict)}`}
          key={verdict}
        >
          <ClaimMark verdict={verdict} /> <b className="font-medium">{counts[verdict]}</b>
        </Link>
      ))}
    </nav>
  );
}
