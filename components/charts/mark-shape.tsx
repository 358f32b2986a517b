import { inkOn } from '#lib/figures/fill';
import type { Mark } from '#lib/figures/marks';
import type { Scales } from '#lib/figures/scales';
import { DotShape } from './dot-shape.tsx';
import { paintOf } from './hatches.tsx';

interface MarkShapeProps {
  readonly mark: Mark;
  readonly scales: Scales;
  /** Of the hatch patterns on this drawing. */
  readonly scope: string;
  /** Small drawings have thinner lines and no texts. */
  readonly small?: boolean;
}

/** Paints one mark of a figure; what it is and where it stands was decided before. */
export function MarkShape({ mark, scales, scope, small = false }: MarkShapeProps) {
  const { x, y, plot } = scales;
  switch (mark.kind) {
    case 'bar':
      return <rect {...paintOf(mark.fill, scope)} {...boxOf(mark, scales)} />;
    case 'gap':
      return <GapShape base={plot.y + plot.height} left={x(mark.x0)} right={x(mark.x1)} small={small} />;
    case 'box': {
      const box = boxOf({ ...mark, y0: mark.q1, y1: mark.q3 }, scales);
      return (
        <>
          <rect {...paintOf(mark.fill, scope)} {...box} stroke="var(--ink)" strokeWidth={0.75} />
          <Line
            x1={x(mark.x0)}
            x2={x(mark.x1)}
            y1={y(mark.median)}
            y2={y(mark.median)}
            width={3.5}
            color="var(--paper)"
          />
          <Line x1={x(mark.x0)} x2={x(mark.x1)} y1={y(mark.median)} y2={y(mark.median)} width={1.5} />
        </>
      );
    }
    case 'whisker': {
      const [left, right] = [x(mark.x - mark.cap), x(mark.x + mark.cap)];
      return (
        <>
          <Line x1={x(mark.x)} x2={x(mark.x)} y1={y(mark.low)} y2={y(mark.high)} />
          {!small && <Line x1={left} x2={right} y1={y(mark.low)} y2={y(mark.low)} />}
          {!small && <Line x1={left} x2={right} y1={y(mark.high)} y2={y(mark.high)} />}
        </>
      );
    }
    case 'dot':
      return <DotShape mark={mark} small={small} x={x(mark.x)} y={y(mark.y)} />;
    case 'tick':
      return <Line width={small ? 1 : 1.5} x1={x(mark.x0)} x2={x(mark.x1)} y1={y(mark.y)} y2={y(mark.y)} />;
    case 'line':
      return (
        <polyline
          fill="none"
          points={mark.points.map((point) => `${x(point.x)},${y(point.y)}`).join(' ')}
          stroke={`var(--hue-${mark.fill.hue})`}
          strokeDasharray={mark.fill.texture === 'hatch' ? '5 3' : undefined}
          strokeWidth={small ? 1 : 1.75}
        />
      );
    case 'cell':
      return <CellShape mark={mark} scales={scales} small={small} />;
    case 'area':
      return (
        <>
          <rect {...boxOf(mark, scales)} fill="var(--raised)" />
          {mark.text && !small && (
            <text
              fill="var(--muted)"
              fontSize={11}
              x={Math.min(x(mark.x0), x(mark.x1)) + 4}
              y={y(mark.y1) + 13}
            >
              {mark.text}
            </text>
          )}
        </>
      );
    case 'rule':
      return <RuleShape mark={mark} scales={scales} small={small} />;
  }
}

function boxOf(
  { x0, x1, y0, y1 }: { x0: number; x1: number; y0: number; y1: number },
  { x, y }: Scales,
): { x: number; y: number; width: number; height: number } {
  return { x: x(x0), y: y(y1), width: x(x1) - x(x0), height: Math.max(0, y(y0) - y(y1)) };
}

interface LineProps {
  readonly x1: number;
  readonly x2: number;
  readonly y1: number;
  readonly y2: number;
  readonly width?: number;
  readonly color?: string;
}

const Line = ({ width = 1, color = 'var(--ink)', ...ends }: LineProps) => (
  <line {...ends} stroke={color} strokeWidth={width} />
);

function GapShape({
  left,
  right,
  base,
  small,
}: {
  left: number;
  right: number;
  base: number;
  small: boolean;
}) {
  const centre = (left + right) / 2;
  if (small)
    return (
      <line
        stroke="var(--faint)"
        strokeDasharray="1.5 1.5"
        x1={centre}
        x2={centre}
        y1={base}
        y2={base - 10}
      />
    );
  return (
    <g stroke="var(--faint)">
      <rect
        fill="none"
        height={22}
        strokeDasharray="2 2"
        width={Math.max(2, right - left - 2)}
        x={left + 1}
        y={base - 22}
      />
      <line x1={centre - 2.5} x2={centre + 2.5} y1={base - 8.5} y2={base - 13.5} />
      <line x1={centre - 2.5} x2={centre + 2.5} y1={base - 13.5} y2={base - 8.5} />
    </g>
  );
}

function CellShape({
  mark,
  scales,
  small,
}: {
  mark: Extract<Mark, { kind: 'cell' }>;
  scales: Scales;
  small: boolean;
}) {
  const box = boxOf(mark, scales);
  const ink = inkOn(mark.hue, mark.shade);
  return (
    <>
      <rect
        {...box}
        fill={`var(--hue-${mark.hue})`}
        fillOpacity={mark.shade}
        stroke="var(--paper)"
        strokeWidth={small ? 0.5 : 1.5}
      />
      {!small && (
        <text
          dominantBaseline="central"
          fill={`light-dark(${ink.light}, ${ink.dark})`}
          fontSize={12}
          textAnchor="middle"
          x={box.x + box.width / 2}
          y={box.y + box.height / 2}
        >
          {mark.text}
        </text>
      )}
    </>
  );
}

function RuleShape({
  mark,
  scales,
  small,
}: {
  mark: Extract<Mark, { kind: 'rule' }>;
  scales: Scales;
  small: boolean;
}) {
  const { x, y, plot } = scales;
  const [across, down] = [y(mark.value), x(mark.value)];
  const ends =
    mark.axis === 'y'
      ? { x1: plot.x, x2: plot.x + plot.width, y1: across, y2: across }
      : { x1: down, x2: down, y1: plot.y, y2: plot.y + plot.height };
  return (
    <>
      <line {...ends} stroke="var(--muted)" strokeDasharray={mark.text ? '3 3' : undefined} />
      {mark.text && !small && (
        <text fill="var(--muted)" fontSize={11} x={ends.x1 + 4} y={plot.y + 11}>
          {mark.text}
        </text>
      )}
    </>
  );
}
