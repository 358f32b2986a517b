import { groupBy } from '#lib/domain/group-by';
import type { Fill } from '#lib/figures/fill';
import type { DotMark } from '#lib/figures/marks';
import type { Scales } from '#lib/figures/scales';

const radiusOf = (mark: DotMark, small: boolean) => (mark.size === 'large' ? 4.5 : 2.75) * (small ? 0.5 : 1);

/** One trial or one estimate. */
export function DotShape({ mark, x, y, small }: { mark: DotMark; x: number; y: number; small: boolean }) {
  const paint = dotPaint(mark.fill);
  const d = SHAPE[mark.shape](x, y, radiusOf(mark, small));
  return <path {...paint} d={d} strokeWidth={small ? 0.5 : paint.strokeWidth} />;
}

/** Many dots of one paint as one path: a preview of hundreds of trials stays light. */
export function SmallDots({ marks, scales }: { marks: readonly DotMark[]; scales: Scales }) {
  const byPaint = groupBy(marks, (mark) => JSON.stringify(mark.fill));
  return [...byPaint].map(([key, own]) => {
    const paths = own.map((mark) =>
      SHAPE[mark.shape](round(scales.x(mark.x)), round(scales.y(mark.y)), radiusOf(mark, true)),
    );
    return <path key={key} {...dotPaint(own[0]?.fill ?? 'open')} d={paths.join('')} strokeWidth={0.5} />;
  });
}

const round = (value: number) => Math.round(value * 10) / 10;

/** Rings are paper inside; a hatched series' points are its hue around paper, since a point has no room for a texture. */
function dotPaint(fill: Fill | 'open') {
  if (fill === 'open')
    return { fill: 'var(--paper)', fillOpacity: 0.75, stroke: 'var(--ink)', strokeWidth: 0.75 };
  const hue = `var(--hue-${fill.hue})`;
  if (fill.texture === 'hatch') return { fill: 'var(--paper)', stroke: hue, strokeWidth: 1.5 };
  return { fill: hue, stroke: fill.outline ? 'var(--ink)' : hue, strokeWidth: 0.75 };
}

const SHAPE = {
  circle: (x: number, y: number, r: number) =>
    `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`,
  square: (x: number, y: number, r: number) => `M${x - r} ${y - r}h${2 * r}v${2 * r}h${-2 * r}z`,
  diamond: (x: number, y: number, r: number) =>
    `M${x} ${y - 1.3 * r}l${1.3 * r} ${1.3 * r}l${-1.3 * r} ${1.3 * r}l${-1.3 * r} ${-1.3 * r}z`,
  triangle: (x: number, y: number, r: number) => `M${x} ${y - 1.2 * r}l${1.2 * r} ${2.1 * r}h${-2.4 * r}z`,
};
