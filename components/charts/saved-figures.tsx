import { X } from 'lucide-react';
import Link from 'next/link';
import type { Figure } from '#lib/figures/figure';
import { Button } from '../ui/button.tsx';
import { FigurePreview } from './figure-preview.tsx';

interface SavedFiguresProps {
  /** `figure` is null where its address draws nothing any more. */
  readonly saved: readonly {
    readonly id: string;
    readonly title: string;
    readonly note: string;
    readonly address: string;
    readonly figure: Figure | null;
  }[];
  readonly remove: (id: string) => Promise<void>;
}

/** The gallery of a study: figures that somebody kept, each with a note. */
export function SavedFigures({ saved, remove }: SavedFiguresProps) {
  return (
    <ul className="grid gap-3 [grid-template-columns:repeat(auto-fill,minmax(min(100%,19rem),1fr))]">
      {saved.map(({ id, title, note, address, figure }) => (
        <li className="relative flex flex-col gap-2 rounded-lg border border-hairline bg-paper p-3" key={id}>
          <Link className="pr-8 font-medium hover:underline" href={address}>
            {title}
          </Link>
          {figure ? (
            <FigurePreview figure={figure} />
          ) : (
            <p className="text-muted text-sm">Its address draws nothing any more.</p>
          )}
          {note && <p className="wrap-anywhere whitespace-pre-line text-muted text-sm">{note}</p>}
          <form action={remove.bind(null, id)} className="absolute top-2 right-2">
            <Button aria-label={`Remove “${title}” from the gallery`} size="small" tone="quiet" type="submit">
              <X aria-hidden="true" />
            </Button>
          </form>
        </li>
      ))}
    </ul>
  );
}
