import Link from 'next/link';
import { cn } from '../ui/cn.ts';

const PARTS = [
  { id: 'overview', label: 'Overview', path: '' },
  { id: 'trials', label: 'Trials', path: '/trials' },
  { id: 'statistics', label: 'Statistics', path: '/statistics' },
  { id: 'claims', label: 'Claims', path: '/claims' },
  { id: 'data', label: 'Data', path: '/data' },
] as const;

interface StudyNavProps {
  readonly slug: string;
  readonly here: (typeof PARTS)[number]['id'];
}

/** The pages of a study, the present one marked. */
export function StudyNav({ slug, here }: StudyNavProps) {
  return (
    <nav aria-label="Pages of this study" className="mb-5 overflow-x-auto border-hairline border-b">
      <ul className="flex gap-1">
        {PARTS.map(({ id, label, path }) => (
          <li key={id}>
            <Link
              aria-current={id === here ? 'page' : undefined}
              className={cn(
                'inline-flex h-9 items-center border-b-2 px-3 text-sm',
                id === here
                  ? 'border-accent font-medium text-ink'
                  : 'border-transparent text-muted hover:text-ink',
              )}
              href={`/studies/${slug}${path}`}
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
