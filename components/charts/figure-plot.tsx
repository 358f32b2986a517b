'use client';

import { CartesianGrid, ComposedChart, usePlotArea, XAxis, YAxis } from 'recharts';
import type { Axis, Figure, FigurePanel, SlotArea } from '#lib/figures/figure';
import { domainOf, labelsOf, type Scales, scalesOf } from '#lib/figures/scales';
import { Hatches } from './hatches.tsx';
import { MarkShape } from './mark-shape.tsx';

interface FigurePlotProps {
  readonly figure: Pick<Figure, 'x' | 'y'>;
  readonly panel: FigurePanel;
  readonly scope: string;
  readonly activeId: string | null;
  onPoint(id: string): void;
  onPin(id: string): void;
}

/** Tall enough to read seconds off, whatever the width; the page keeps this height while it loads. */
export const PANEL_HEIGHT_PX = 380;

const AXIS_TEXT = { fill: 'var(--muted)', fontSize: 12 };
/** Recharts makes no scale for an axis across of which it has no data. */
const CORNERS = [{ at: 0 }, { at: 1 }];

/** One panel: Recharts draws frame, axes and grid to the model's ticks, its marks are painted on the same scales. */
export function FigurePlot({ figure, ...layer }: FigurePlotProps) {
  const { x, y } = figure;
  return (
    <ComposedChart
      accessibilityLayer={false}
      data={CORNERS}
      margin={{ top: 8, right: x.kind === 'values' ? 24 : 8, bottom: 20, left: 16 }}
      responsive
      style={{ width: '100%', height: PANEL_HEIGHT_PX }}
    >
      <Hatches scope={layer.scope} />
      <CartesianGrid
        stroke="var(--grid)"
        horizontal={y.kind === 'values'}
        vertical={y.kind === 'bands' && x.kind === 'values'}
      />
      <XAxis
        {...axisProps(x)}
        dataKey="at"
        axisLine={{ stroke: 'var(--muted)' }}
        label={{ value: x.label, position: 'insideBottom', offset: -14, ...AXIS_TEXT }}
      />
      <YAxis
        {...axisProps(y)}
        axisLine={false}
        label={{
          value: y.label,
          angle: -90,
          position: 'insideLeft',
          offset: -6,
          style: { textAnchor: 'middle' },
          ...AXIS_TEXT,
        }}
        width={y.kind === 'bands' ? 148 : 56}
      />
      <Marks figure={figure} {...layer} />
    </ComposedChart>
  );
}

function axisProps(axis: Axis) {
  const labels = labelsOf(axis);
  return {
    type: 'number' as const,
    domain: domainOf(axis),
    ticks: labels.map(({ at }) => at),
    tickFormatter: (value: number) => labels.find(({ at }) => at === value)?.text ?? '',
    tick: AXIS_TEXT,
    tickLine: false,
    interval: 0,
    allowDataOverflow: true,
  };
}

/** A layer in Recharts' plot area: the marks, and over them what of each slot can be pointed at. */
function Marks({ figure, panel, scope, activeId, onPoint, onPin }: FigurePlotProps) {
  const plot = usePlotArea();
  if (!plot) return null;
  const scales = scalesOf(figure, plot);
  const active = panel.slots.find((slot) => slot.id === activeId)?.area ?? null;
  const pointing = (slot: string) => ({
    'data-slot': slot,
    className: 'cursor-pointer',
    onClick: () => onPin(slot),
    onMouseEnter: () => onPoint(slot),
  });
  const withArea = new Set(panel.slots.flatMap((slot) => (slot.area ? slot.id : [])));
  return (
    <g>
      {active && <rect {...areaBox(active, scales)} fill="var(--accent)" fillOpacity={0.1} />}
      {panel.marks.map((mark, i) => {
        const slot = 'slot' in mark ? mark.slot : null;
        const shape = <MarkShape mark={mark} scales={scales} scope={scope} />;
        return (
          <g
            // biome-ignore lint/suspicious/noArrayIndexKey: marks have no identity but their order
            key={i}
            opacity={dims(slot, activeId, withArea) ? 0.25 : 1}
            {...(slot !== null && pointing(slot))}
          >
            {shape}
          </g>
        );
      })}
      {panel.slots.map(
        ({ id, area }) =>
          area && <rect {...areaBox(area, scales)} fill="transparent" key={id} {...pointing(id)} />,
      )}
    </g>
  );
}

/** Where slots have no area of their own, the others step back instead. */
const dims = (slot: string | null, activeId: string | null, withArea: ReadonlySet<string>) =>
  activeId !== null && slot !== null && slot !== activeId && !withArea.has(activeId);

function areaBox({ x0, x1, y0, y1 }: SlotArea, { x, y, plot }: Scales) {
  const [top, bottom] =
    y0 === undefined || y1 === undefined ? [plot.y, plot.y + plot.height] : [y(y1), y(y0)];
  return { x: x(x0), y: top, width: x(x1) - x(x0), height: bottom - top };
}
