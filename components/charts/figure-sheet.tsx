import type { Figure } from '#lib/figures/figure';
import { Card } from '../ui/card.tsx';
import { cn } from '../ui/cn.ts';
import { BarFigure } from './bar-figure.tsx';
import { FigureCaption } from './figure-caption.tsx';
import { NumbersTable } from './numbers-table.tsx';
import { ProvenanceBadge } from './provenance-badge.tsx';

/** A whole figure: chart, caption and the table of its numbers. */
export function FigureSheet({ figure }: { figure: Figure }) {
  return (
    <div className="flex flex-col gap-4">
      <Card
        aside={<ProvenanceBadge provenance={figure.provenance} />}
        className={cn(figure.provenance === 'rehearsal' && 'rehearsal-frame')}
        title={figure.y.label}
      >
        <div className="flex flex-col gap-4 p-4">
          <BarFigure figure={figure} />
          <FigureCaption figure={figure} />
        </div>
      </Card>
      <Card title="Numbers">
        <NumbersTable figure={figure} />
      </Card>
    </div>
  );
}
