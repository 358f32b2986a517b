'use client';

import { useRef } from 'react';
import type { Figure, FigurePanel, SlotArea } from '#lib/figures/figure';
import { type Scales, scalesOf } from '#lib/figures/scales';
import { Hatches } from './hatches.tsx';
import { MarkShape } from './mark-shape.tsx';
import { AxisTexts, Grid, plotIn } from './plot-frame.tsx';
import { useWidth } from './use-width.ts';

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

/** One panel: frame, axes and grid to the model's ticks, and its marks on the same scales. The server draws it already. */
export function FigurePlot(props: FigurePlotProps) {
  const { x, y } = props.figure;
  const drawing = useRef<SVGSVGElement>(null);
  const width = useWidth(drawing);
  const scales = scalesOf({ x, y }, plotIn(width, PANEL_HEIGHT_PX, { x, y }));
  return (
    <svg
      aria-hidden="true"
      className="block w-full"
      height={PANEL_HEIGHT_PX}
      preserveAspectRatio="xMinYMin"
      ref={drawing}
      viewBox={`0 0 ${width} ${PANEL_HEIGHT_PX}`}
    >
      <Hatches scope={props.scope} />
      <Grid scales={scales} x={x} y={y} />
      <Marks {...props} scales={scales} />
      <AxisTexts scales={scales} x={x} y={y} />
    </svg>
  );
}

/** The marks, and over them what of each slot can be pointed at. */
function Marks({
  panel,
  scales,
  scope,
  activeId,
  onPoint,
  onPin,
}: FigurePlotProps & { readonly scales: Scales }) {
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
