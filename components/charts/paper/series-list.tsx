import { ArrowDown, ArrowUp } from 'lucide-react';
import { INPUT } from '../../forms/field.tsx';
import { Button } from '../../ui/button.tsx';
import { moved, type OfferedSeries, type PaperDraft } from './draft.ts';

interface SeriesListProps {
  readonly draft: PaperDraft;
  readonly series: readonly OfferedSeries[];
  change(part: Partial<PaperDraft>): void;
}

/** Order and names of what is compared. */
export function SeriesList({ draft, series, change }: SeriesListProps) {
  const labelOf = (id: string) => series.find((one) => one.id === id)?.label ?? id;
  const nameOf = (id: string) => draft.names[id]?.trim() || labelOf(id);
  const twice = draft.order.filter((id) =>
    draft.order.some((other) => other !== id && nameOf(other) === nameOf(id)),
  );
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 font-medium text-sm">Conditions, in their order</legend>
      <ol className="flex flex-col gap-1">
        {draft.order.map((id, i) => (
          <li className="flex min-w-0 items-center gap-1" key={id}>
            <input
              aria-invalid={twice.includes(id)}
              aria-label={`Name of “${labelOf(id)}”`}
              className={`${INPUT} min-w-0 flex-1`}
              maxLength={80}
              onChange={(event) => change({ names: { ...draft.names, [id]: event.target.value } })}
              placeholder={labelOf(id)}
              value={draft.names[id] ?? ''}
            />
            <Button
              aria-label={`“${nameOf(id)}” earlier`}
              disabled={i === 0}
              onClick={() => change({ order: moved(draft.order, id, -1) })}
              size="icon"
              tone="quiet"
            >
              <ArrowUp aria-hidden="true" />
            </Button>
            <Button
              aria-label={`“${nameOf(id)}” later`}
              disabled={i === draft.order.length - 1}
              onClick={() => change({ order: moved(draft.order, id, 1) })}
              size="icon"
              tone="quiet"
            >
              <ArrowDown aria-hidden="true" />
            </Button>
          </li>
        ))}
      </ol>
      {twice.length > 0 && (
        <p className="mt-1 text-invalid text-sm" role="alert">
          ▲ Two conditions cannot have one name: the first keeps its own.
        </p>
      )}
    </fieldset>
  );
}
