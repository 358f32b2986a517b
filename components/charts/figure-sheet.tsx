import type { ReactNode } from 'react';
import type { Figure } from '#lib/figures/figure';
import { Card } from '../ui/card.tsx';
import { cn } from '../ui/cn.ts';
import { FigureCaption } from './figure-caption.tsx';
import { FigureChart } from './figure-chart.tsx';
import { NumbersTable } from './numbers-table.tsx';

interface FigureSheetProps {
  readonly figure: Figure;
  /** Between the caption and the numbers. */
  readonly children?: ReactNode;
}

/** A whole figure: chart, caption and the table of its numbers. */
export function FigureSheet({ figure, children }: FigureSheetProps) {
  const { rows: _rows, caption: _caption, ...chart } = figure;
  return (
    <div className="flex flex-col gap-4">
      <Card className={cn(figure.provenance === 'rehearsal' && 'rehearsal-frame')}>
        <div className="flex flex-col gap-4 p-4">
          <FigureChart figure={chart} key={figure.address} />
          <FigureCaption figure={figure} />
        </div>
      </Card>
      {children}
      <Card title="Numbers">
        {/* The tables in it take the focus, and scroll with it. */}
        <div className="max-h-[42rem] overflow-y-auto">
          <NumbersTable figure={figure} />
        </div>
      </Card>
    </div>
  );
}
