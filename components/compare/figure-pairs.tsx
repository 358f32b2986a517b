import type { Figure } from '#lib/figures/figure';
import { FigureCard } from '../charts/figure-card.tsx';

interface FigurePairsProps {
  readonly pairs: readonly (readonly [Figure, Figure])[];
  readonly names: readonly [string, string];
}

/** The same figure of two studies, one beside the other. */
export function FigurePairs({ pairs, names }: FigurePairsProps) {
  if (pairs.length === 0) return null;
  return (
    <section className="flex max-w-4xl flex-col gap-3">
      <h2 className="font-medium text-lg">Figures that both have, on one scale</h2>
      {pairs.map((pair) => (
        <div className="grid gap-3 sm:grid-cols-2" key={pair[0].id}>
          {pair.map((figure, side) => (
            <div className="flex min-w-0 flex-col gap-1" key={figure.id}>
              <p className="truncate text-muted text-sm">{names[side]}</p>
              <FigureCard figure={figure} />
            </div>
          ))}
        </div>
      ))}
    </section>
  );
}
