import Link from 'next/link';
import type { Figure } from '#lib/figures/figure';
import { cn } from '../ui/cn.ts';
import { FigurePreview } from './figure-preview.tsx';
import { ProvenanceBadge } from './provenance-badge.tsx';

/** A small true picture of a figure that leads to it. */
export function FigureCard({ figure }: { figure: Figure }) {
  return (
    <Link
      className={cn(
        'flex flex-col gap-2 rounded-lg border border-hairline bg-paper p-3 hover:border-faint',
        figure.provenance === 'rehearsal' && 'rehearsal-frame',
      )}
      href={`/figures/${figure.id}`}
    >
      <span className="flex items-baseline justify-between gap-3">
        <span className="font-medium">{figure.title}</span>
        <ProvenanceBadge provenance={figure.provenance} />
      </span>
      <FigurePreview figure={figure} />
    </Link>
  );
}

export function FigureGrid({ figures }: { figures: readonly Figure[] }) {
  return (
    <ul className="grid gap-3 [grid-template-columns:repeat(auto-fill,minmax(min(100%,19rem),1fr))]">
      {figures.map((figure) => (
        <li className="contents" key={figure.id}>
          <FigureCard figure={figure} />
        </li>
      ))}
    </ul>
  );
}
