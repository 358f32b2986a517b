import { useId } from 'react';
import type { Figure, Slot } from '#lib/figures/figure';
import { type Frame, layoutPanel, type PlacedSlot } from '#lib/figures/layout';
import { Hatches, paintOf } from './hatches.tsx';

const FRAME: Frame = { width: 320, height: 132, left: 34, right: 4, top: 8, bottom: 18 };

/** A figure's first panel, small and true: drawn from the same model on the server. */
export function FigurePreview({ figure }: { figure: Figure }) {
  const scope = useId();
  const layout = layoutPanel(figure, 0, FRAME);
  const ticks = layout.ticks.filter((_, i) => i % 2 === 0);
  return (
    <svg
      aria-label={`Preview of ${figure.title}`}
      className="block h-auto w-full"
      role="img"
      viewBox={`0 0 ${FRAME.width} ${FRAME.height}`}
    >
      <Hatches scope={scope} />
      {ticks.map((tick) => (
        <g key={tick.value}>
          <line stroke="var(--grid)" x1={FRAME.left} x2={FRAME.width} y1={tick.y} y2={tick.y} />
          <text fill="var(--muted)" fontSize="9" textAnchor="end" x={FRAME.left - 5} y={tick.y + 3}>
            {tick.text}
          </text>
        </g>
      ))}
      {layout.slots.map((placed) => (
        <PreviewSlot key={placed.slot.id} placed={placed} scope={scope} y={layout.y} />
      ))}
      <line
        stroke="var(--muted)"
        x1={FRAME.left}
        x2={FRAME.width}
        y1={layout.baseline}
        y2={layout.baseline}
      />
      {layout.groups.map((group) => (
        <text
          fill="var(--muted)"
          fontSize="9"
          key={group.label}
          textAnchor="middle"
          x={group.centre}
          y={FRAME.height - 6}
        >
          {group.label}
        </text>
      ))}
    </svg>
  );
}

function PreviewSlot({
  placed,
  scope,
  y,
}: {
  placed: PlacedSlot;
  scope: string;
  y: (value: number) => number;
}) {
  const { slot, x, width, centre } = placed;
  if (slot.kind === 'gap') return <GapMark centre={centre} y={y(0)} />;
  const top = y(slot.mean);
  return (
    <>
      <rect
        {...paintOf(slot.fill, scope)}
        height={y(0) - top}
        strokeWidth={0.4}
        width={width}
        x={x}
        y={top}
      />
      <Whisker slot={slot} x={centre} y={y} />
    </>
  );
}

function GapMark({ centre, y }: { centre: number; y: number }) {
  return <line stroke="var(--faint)" strokeDasharray="1.5 1.5" x1={centre} x2={centre} y1={y} y2={y - 10} />;
}

function Whisker({
  slot,
  x,
  y,
}: {
  slot: Extract<Slot, { kind: 'bar' }>;
  x: number;
  y: (value: number) => number;
}) {
  if (!slot.whisker) return null;
  return (
    <line
      stroke="var(--ink)"
      strokeWidth={0.75}
      x1={x}
      x2={x}
      y1={y(slot.whisker.low)}
      y2={y(slot.whisker.high)}
    />
  );
}
