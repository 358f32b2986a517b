import type { Figure } from '#lib/figures/figure';
import { FigureGrid } from '../charts/figure-card.tsx';

/** The same figure of two studies, one beside the other. */
export function FigurePairs({ pairs }: { pairs: readonly (readonly [Figure, Figure])[] }) {
  if (pairs.length === 0) return null;
  return (
    <section className="flex flex-col gap-3">
      <h2 className="font-medium text-lg">Figures that both have, on one scale</h2>
      {pairs.map((pair) => (
        <FigureGrid figures={pair} key={pair[0].id} />
      ))}
    </section>
  );
}
