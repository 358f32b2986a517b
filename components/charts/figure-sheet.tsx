import type { Figure } from '#lib/figures/figure';
import { Card } from '../ui/card.tsx';
import { cn } from '../ui/cn.ts';
import { BarFigure } from './bar-figure.tsx';
import { FigureCaption } from './figure-caption.tsx';
import { NumbersTable } from './numbers-table.tsx';

/** A whole figure: chart, caption and the table of its numbers. */
export function FigureSheet({ figure }: { figure: Figure }) {
  return (
    <div className="flex flex-col gap-4">
      <Card className={cn(figure.provenance === 'rehearsal' && 'rehearsal-frame')}>
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
