import type { Slot } from '#lib/figures/figure';
import { paintOf } from './hatches.tsx';

export interface BarShapeProps {
  readonly slot: Slot;
  readonly scope: string;
  /** The bar's box, and the plot's vertical extent, in pixels. */
  readonly box: { x: number; y: number; width: number; height: number };
  readonly plot: { y: number; height: number };
  readonly yMax: number;
  readonly active: boolean;
  onPoint(): void;
  onPin(): void;
}

/** Up to this many single trials are drawn beside a bar. */
const DOTS_UP_TO = 10;

/** One slot: its bar with the single trials as open circles, or a gap that can be pointed at. */
export function BarShape({ slot, scope, box, plot, yMax, active, onPoint, onPin }: BarShapeProps) {
  const base = plot.y + plot.height;
  const centre = box.x + box.width / 2;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the chart itself takes the keyboard and walks the bars
    <g className="cursor-pointer" data-slot={slot.id} onClick={onPin} onMouseEnter={onPoint}>
      <rect
        fill={active ? 'var(--accent)' : 'transparent'}
        fillOpacity={0.1}
        height={plot.height}
        width={box.width}
        x={box.x}
        y={plot.y}
      />
      {slot.kind === 'gap' ? (
        <g stroke="var(--faint)">
          <rect
            fill="none"
            height={22}
            strokeDasharray="2 2"
            width={Math.max(2, box.width - 2)}
            x={box.x + 1}
            y={base - 22}
          />
          <line x1={centre - 2.5} x2={centre + 2.5} y1={base - 8.5} y2={base - 13.5} />
          <line x1={centre - 2.5} x2={centre + 2.5} y1={base - 13.5} y2={base - 8.5} />
        </g>
      ) : (
        <>
          <rect {...paintOf(slot.fill, scope)} height={box.height} width={box.width} x={box.x} y={box.y} />
          {slot.n <= DOTS_UP_TO && (
            <Dots base={base} centre={centre} slot={slot} unit={plot.height / yMax} width={box.width} />
          )}
        </>
      )}
    </g>
  );
}

interface DotsProps {
  readonly slot: Extract<Slot, { kind: 'bar' }>;
  readonly centre: number;
  readonly width: number;
  readonly base: number;
  /** Pixels per second. */
  readonly unit: number;
}

/** Beside the centre, where the whisker is not: left and right by turns. */
function Dots({ slot, centre, width, base, unit }: DotsProps) {
  const radius = width < 9 ? 1.25 : 2;
  return slot.repetitions.map(({ trialId, value }, i) => (
    <circle
      cx={centre + (i % 2 === 0 ? -1 : 1) * (width / 4)}
      cy={base - value * unit}
      fill="var(--paper)"
      fillOpacity={0.75}
      key={trialId}
      r={radius}
      stroke="var(--ink)"
      strokeWidth={0.75}
    />
  ));
}
