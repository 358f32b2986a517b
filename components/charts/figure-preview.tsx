import { useId } from 'react';
import type { Figure } from '#lib/figures/figure';
import { labelsOf, type Plot, scalesOf } from '#lib/figures/scales';
import { SmallDots } from './dot-shape.tsx';
import { Hatches } from './hatches.tsx';
import { MarkShape } from './mark-shape.tsx';

const WIDTH = 320;
const HEIGHT = 132;
/** More marks than this say no more on a stamp. */
const MARKS_AT_MOST = 600;

/** A figure's first panel, small and true: drawn from the same model on the server. */
export function FigurePreview({ figure }: { figure: Figure }) {
  const scope = useId();
  const left = figure.y.kind === 'bands' ? 84 : 34;
  const plot: Plot = {
    x: left,
    y: 8,
    width: WIDTH - left - (figure.x.kind === 'bands' ? 4 : 14),
    height: HEIGHT - 26,
  };
  const scales = scalesOf(figure, plot);
  const marks = figure.panels[0]?.marks ?? [];
  const every = Math.ceil(marks.length / MARKS_AT_MOST);
  const shown = marks.filter((_, i) => i % every === 0);
  const base = plot.y + plot.height;
  return (
    <svg
      aria-label={`Preview of ${figure.title}`}
      className="block h-auto w-full"
      role="img"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
    >
      <Hatches scope={scope} />
      {thinned(labelsOf(figure.y), figure.y.kind === 'bands' ? 6 : 4).map(({ at, text }) => (
        <g key={at}>
          {figure.y.kind === 'values' && (
            <line stroke="var(--grid)" x1={plot.x} x2={WIDTH} y1={scales.y(at)} y2={scales.y(at)} />
          )}
          <text fill="var(--muted)" fontSize="9" textAnchor="end" x={plot.x - 5} y={scales.y(at) + 3}>
            {text}
          </text>
        </g>
      ))}
      {shown
        .filter((mark) => mark.kind !== 'dot')
        .map((mark, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: marks have no identity but their order
          <MarkShape key={i} mark={mark} scales={scales} scope={scope} small />
        ))}
      <SmallDots marks={shown.filter((mark) => mark.kind === 'dot')} scales={scales} />
      <line stroke="var(--muted)" x1={plot.x} x2={WIDTH} y1={base} y2={base} />
      {thinned(labelsOf(figure.x), 12).map(({ at, text }) => (
        <text fill="var(--muted)" fontSize="9" key={at} textAnchor="middle" x={scales.x(at)} y={HEIGHT - 6}>
          {text}
        </text>
      ))}
    </svg>
  );
}

/** Every second, third … label, so that they do not touch. */
const thinned = <T,>(labels: readonly T[], most: number): T[] =>
  labels.filter((_, i) => i % Math.max(1, Math.ceil(labels.length / most)) === 0);
