import type { Scales } from '#lib/figures/scales';
import type { Rect } from './scene.ts';

/** The rectangle between two corners in axis units, whichever way round they are given. */
export function rectIn(
  scales: Scales,
  { x0, x1, y0, y1 }: { readonly x0: number; readonly x1: number; readonly y0: number; readonly y1: number },
): Rect {
  const [left, right] = [scales.x(x0), scales.x(x1)];
  const [one, other] = [scales.y(y0), scales.y(y1)];
  return {
    x: Math.min(left, right),
    y: Math.min(one, other),
    width: Math.abs(right - left),
    height: Math.abs(other - one),
  };
}
