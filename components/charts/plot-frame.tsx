import type { Figure } from '#lib/figures/figure';
import { labelsOf, type Plot, type Scales } from '#lib/figures/scales';

type Axes = Pick<Figure, 'x' | 'y'>;

const TEXT_PX = 12;
const LINE_PX = 14;
/** Of the interface's type at its size: names are broken before they leave their place. */
const LETTER_PX = 6.2;
const BAND_NAMES_PX = 148;
const VALUES_PX = 56;
const TITLE_PX = 16;

/** The plot without the room that its axes' texts need. */
export function plotIn(width: number, height: number, { x, y }: Axes): Plot {
  const left = TITLE_PX + (y.kind === 'bands' ? BAND_NAMES_PX : VALUES_PX);
  const right = x.kind === 'values' ? 24 : 8;
  return { x: left, y: 8, width: Math.max(1, width - left - right), height: height - 58 };
}

/** The grid along the axis of values, and the line of the x axis. */
export function Grid({ x, y, scales }: Axes & { readonly scales: Scales }) {
  const { plot } = scales;
  const [right, bottom] = [plot.x + plot.width, plot.y + plot.height];
  const upright = y.kind === 'bands' && x.kind === 'values';
  return (
    <g stroke="var(--grid)">
      {y.kind === 'values' &&
        labelsOf(y).map(({ at }) => (
          <line key={at} x1={plot.x} x2={right} y1={scales.y(at)} y2={scales.y(at)} />
        ))}
      {upright &&
        labelsOf(x).map(({ at }) => (
          <line key={at} x1={scales.x(at)} x2={scales.x(at)} y1={plot.y} y2={bottom} />
        ))}
      <line stroke="var(--muted)" x1={plot.x} x2={right} y1={bottom} y2={bottom} />
    </g>
  );
}

/** What is written along both axes, and their titles. */
export function AxisTexts({ x, y, scales }: Axes & { readonly scales: Scales }) {
  const { plot } = scales;
  const [middle, bottom] = [plot.y + plot.height / 2, plot.y + plot.height];
  const pitch = x.kind === 'bands' ? plot.width / Math.max(1, x.bands.length) : Number.POSITIVE_INFINITY;
  const below = bottom + 8 + TEXT_PX;
  return (
    <g fill="var(--muted)" fontSize={TEXT_PX}>
      {labelsOf(x).map(({ at, text }) => (
        <Rows anchor="middle" first={below} key={at} rows={rowsOf(text, pitch)} x={scales.x(at)} />
      ))}
      {labelsOf(y).map(({ at, text }) => {
        const rows = rowsOf(text, y.kind === 'bands' ? BAND_NAMES_PX - 8 : Number.POSITIVE_INFINITY);
        const first = scales.y(at) + 4 - ((rows.length - 1) * LINE_PX) / 2;
        return <Rows anchor="end" first={first} key={at} rows={rows} x={plot.x - 8} />;
      })}
      <text textAnchor="middle" x={plot.x + plot.width / 2} y={below + 24}>
        {x.label}
      </text>
      <text textAnchor="middle" transform={`translate(${TEXT_PX + 2} ${middle}) rotate(-90)`}>
        {y.label}
      </text>
    </g>
  );
}

interface RowsProps {
  readonly rows: readonly string[];
  readonly x: number;
  /** Baseline of the first one. */
  readonly first: number;
  readonly anchor: 'middle' | 'end';
}

const Rows = ({ rows, x, first, anchor }: RowsProps) => (
  <text textAnchor={anchor} y={first}>
    {rows.map((row, i) => (
      <tspan dy={i === 0 ? 0 : LINE_PX} key={row} x={x}>
        {row}
      </tspan>
    ))}
  </text>
);

/** Words in as many lines as the room takes. */
function rowsOf(text: string, room: number): string[] {
  const rows: string[] = [];
  for (const word of text.split(' ')) {
    const last = rows.at(-1);
    const longer = `${last} ${word}`;
    if (last !== undefined && longer.length * LETTER_PX <= room) rows[rows.length - 1] = longer;
    else rows.push(word);
  }
  return rows;
}
