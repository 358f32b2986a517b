import type { Point, Rect } from './scene.ts';

const round = (value: number) => Math.round(value * 100) / 100;

/**
 * 45° lines across a rectangle, `spacing` pt apart, as line segments: no pattern and no clipping, which viewers and
 * printers treat differently. All lie on one lattice of the page, so that neighbours line up.
 */
export function hatchLines({ x, y, width, height }: Rect, spacing: number): Point[][] {
  const step = spacing * Math.SQRT2;
  const [right, bottom] = [x + width, y + height];
  const lines: Point[][] = [];
  for (let sum = Math.ceil((x + y) / step) * step; sum <= right + bottom; sum += step) {
    const from = Math.max(x, sum - bottom);
    const to = Math.min(right, sum - y);
    if (to - from < 0.05) continue;
    lines.push([
      [round(from), round(sum - from)],
      [round(to), round(sum - to)],
    ]);
  }
  return lines;
}
