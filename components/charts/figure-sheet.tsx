import type { Figure } from '#lib/figures/figure';
import { Card } from '../ui/card.tsx';
import { cn } from '../ui/cn.ts';
import { FigureCaption } from './figure-caption.tsx';
import { FigureChart } from './figure-chart.tsx';
import { NumbersTable } from './numbers-table.tsx';

/** A whole figure: chart, caption and the table of its numbers. */
export function FigureSheet({ figure }: { figure: Figure }) {
  const { rows: _rows, caption: _caption, ...chart } = figure;
  return (
    <div className="flex flex-col gap-4">
      <Card className={cn(figure.provenance === 'rehearsal' && 'rehearsal-frame')}>
        <div className="flex flex-col gap-4 p-4">
          <FigureChart figure={chart} key={figure.address} />
          <FigureCaption figure={figure} />
        </div>
      </Card>
      <Card title="Numbers">
        <NumbersTable figure={figure} />
      </Card>
    </div>
  );
}
