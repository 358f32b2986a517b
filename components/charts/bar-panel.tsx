'use client';

import {
  Bar,
  BarChart,
  CartesianGrid,
  ErrorBar,
  type BarShapeProps as RechartsBar,
  XAxis,
  YAxis,
} from 'recharts';
import type { Figure, FigureGroup, Slot } from '#lib/figures/figure';
import { BarShape } from './bar-shape.tsx';
import { Hatches } from './hatches.tsx';

interface BarPanelProps {
  readonly figure: Figure;
  readonly panel: Figure['panels'][number];
  readonly scope: string;
  readonly activeId: string | null;
  onPoint(id: string): void;
  onPin(id: string): void;
}

/** Tall enough to read seconds off, whatever the width; the page keeps this height while it loads. */
export const PANEL_HEIGHT_PX = 380;

/** A lone bar is not a wall. */
const WIDEST_BAR_PX = 72;

const AXIS_TEXT = { fill: 'var(--muted)', fontSize: 12 };

/** Draws one panel of the model with Recharts; every decision came with the model. */
export function BarPanel({ figure, panel, scope, activeId, onPoint, onPin }: BarPanelProps) {
  return (
    <BarChart
      accessibilityLayer={false}
      barCategoryGap="10%"
      barGap={0}
      data={[...panel.groups]}
      maxBarSize={WIDEST_BAR_PX}
      margin={{ top: 8, right: 4, bottom: 20, left: 16 }}
      responsive
      style={{ width: '100%', height: PANEL_HEIGHT_PX }}
    >
      <Hatches scope={scope} />
      <CartesianGrid stroke="var(--grid)" vertical={false} />
      <XAxis
        axisLine={{ stroke: 'var(--muted)' }}
        dataKey="label"
        interval={0}
        label={{ value: figure.x.label, position: 'insideBottom', offset: -14, ...AXIS_TEXT }}
        tick={AXIS_TEXT}
        tickLine={false}
      />
      <YAxis
        axisLine={false}
        domain={[0, figure.y.max]}
        label={{ value: figure.y.label, angle: -90, position: 'insideLeft', offset: -6, ...AXIS_TEXT }}
        tick={AXIS_TEXT}
        tickFormatter={(value: number) => figure.y.ticks.find((tick) => tick.value === value)?.text ?? ''}
        tickLine={false}
        ticks={figure.y.ticks.map((tick) => tick.value)}
        width={56}
      />
      {figure.series.map((series, i) => (
        <Bar
          dataKey={(group: FigureGroup) => heightOf(group.slots[i])}
          isAnimationActive={false}
          key={series.id}
          name={series.label}
          shape={(bar: RechartsBar) => {
            const slot = panel.groups[bar.index]?.slots[i];
            if (!slot || !bar.background) return null;
            return (
              <BarShape
                active={slot.id === activeId}
                box={{ x: bar.x, y: bar.y, width: bar.width, height: bar.height }}
                onPin={() => onPin(slot.id)}
                onPoint={() => onPoint(slot.id)}
                plot={{ y: Number(bar.background.y), height: Number(bar.background.height) }}
                scope={scope}
                slot={slot}
                yMax={figure.y.max}
              />
            );
          }}
        >
          <ErrorBar
            dataKey={(group: FigureGroup) => whiskerOf(group.slots[i])}
            isAnimationActive={false}
            stroke="var(--ink)"
            strokeWidth={1}
            width={3}
          />
        </Bar>
      ))}
    </BarChart>
  );
}

/** Recharts draws no shape for a missing value; a gap needs one, so its place has no height instead. */
const heightOf = (slot: Slot | undefined) => (slot?.kind === 'bar' ? slot.mean : 0);

/** Recharts wants the two lengths of a whisker, from the top of its bar. */
function whiskerOf(slot: Slot | undefined): [number, number] | null {
  if (slot?.kind !== 'bar' || !slot.whisker) return null;
  return [slot.mean - slot.whisker.low, slot.whisker.high - slot.mean];
}
