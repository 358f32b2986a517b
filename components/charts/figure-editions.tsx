import Link from 'next/link';
import type { Edition } from '#lib/figures/editions';
import { cn } from '../ui/cn.ts';
import { FigurePreview } from './figure-preview.tsx';

/** The thesis' figure and its corrected edition side by side, each with what it shows in one sentence. */
export function FigureEditions({ editions }: { editions: readonly Edition[] }) {
  if (editions.length === 0) return null;
  return (
    <ul aria-label="Editions" className="grid gap-3 sm:grid-cols-2">
      {editions.map(({ title, href, figure, sentence, active }) => (
        <li className="contents" key={title}>
          <Link
            aria-current={active ? 'true' : undefined}
            className={cn(
              'flex flex-col gap-2 rounded-lg border bg-paper p-3 hover:border-faint',
              active ? 'border-accent' : 'border-hairline',
            )}
            href={href}
            replace
            scroll={false}
          >
            <span className="font-medium">{title}</span>
            <FigurePreview figure={figure} />
            <span className="text-muted text-sm">{sentence}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
