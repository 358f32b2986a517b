import type { DotMark } from '#lib/figures/marks';
import type { Scales } from '#lib/figures/scales';
import { dotInk } from './ink.ts';
import type { CircleShape, PathShape, Point, Shape } from './scene.ts';
import type { Style } from './style.ts';

/** Radius in hairlines of 0.5 pt. */
export const RADIUS = { small: 2.6, large: 4.6 } as const;

/** Corners around a centre, in radii, each as large to the eye as the circle. */
const CORNERS: Record<Exclude<DotMark['shape'], 'circle'>, readonly Point[]> = {
  triangle: [
    [0, -1.2],
    [1.1, 0.8],
    [-1.1, 0.8],
  ],
  diamond: [
    [0, -1.3],
    [1.3, 0],
    [0, 1.3],
    [-1.3, 0],
  ],
  square: [
    [-0.9, -0.9],
    [0.9, -0.9],
    [0.9, 0.9],
    [-0.9, 0.9],
  ],
};

/** One trial or one estimate. */
export const dotShapes = (mark: DotMark, scales: Scales, style: Style): Shape[] => [
  { ...dotShape(mark, scales.x(mark.x), scales.y(mark.y), style), of: { kind: 'dot', slot: mark.slot } },
];

/** The shape of a point around a place on the page. */
export function dotShape(
  mark: Pick<DotMark, 'size' | 'shape' | 'fill'>,
  x: number,
  y: number,
  style: Style,
): CircleShape | PathShape {
  const radius = RADIUS[mark.size] * style.hairline;
  const { face, edge } = dotInk(mark.fill, style.palette);
  const painted = {
    fill: face,
    stroke: { color: edge, width: style.hairline },
  };
  if (mark.shape === 'circle') return { kind: 'circle', x, y, radius, ...painted };
  const run = CORNERS[mark.shape].map(([dx, dy]): Point => [x + dx * radius, y + dy * radius]);
  return { kind: 'path', runs: [run], closed: true, ...painted };
}
