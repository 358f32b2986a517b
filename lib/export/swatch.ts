import type { Fill } from '#lib/figures/fill';
import { hatchLines } from './hatch.ts';
import { FAINT, inkOf, PAPER } from './ink.ts';
import { filledRect, type Origin, type Rect, type Shape, strokes } from './scene.ts';
import type { Style } from './style.ts';

/** Distance and width of hatch lines, in hairlines: fine enough for a bar of 5 pt, coarse enough for 600 dpi. */
const HATCH_SPACING = 5;
const HATCH_WIDTH = 1.7;

/** A rectangle in a fill: hue, texture, and the outline that thin contrast needs. */
export function fillRect(rect: Rect, fill: Fill, style: Style, of?: Origin): Shape[] {
  const { color, outline } = inkOf(fill, style.palette);
  const stroke = outline ? { color: outline, width: style.hairline } : null;
  if (fill.texture === 'solid') return [filledRect(rect, color, stroke, of)];
  const hatch = { color: hatchColor(color, outline), width: HATCH_WIDTH * style.hairline };
  const ground = filledRect(rect, PAPER, null);
  const lines = strokes(hatchLines(rect, HATCH_SPACING * style.hairline), hatch);
  return [ground, lines, filledRect(rect, null, stroke ?? hatch, of)];
}

/** White hatching on white, as the grey of the application alone would be, takes its outline's ink. */
const hatchColor = (color: string, outline: string | null) => (color === PAPER ? (outline ?? color) : color);

/** A piece of a bar for the legend; dashed when nothing of its series is drawn. */
export function swatch(rect: Rect, fill: Fill, absent: boolean, style: Style): Shape[] {
  if (!absent) return fillRect(rect, fill, style);
  const dash = [2 * style.hairline, 2 * style.hairline];
  return [filledRect(rect, null, { color: FAINT, width: style.hairline, dash })];
}
