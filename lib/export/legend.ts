import type { Figure, FigureSeries } from '#lib/figures/figure';
import { INK, MUTED } from './ink.ts';
import { legendSample } from './legend-sample.ts';
import type { Rect, Shape } from './scene.ts';
import type { Style } from './style.ts';
import { ascent, capHeight, lineHeight, type Type, widthOf, wrap } from './text.ts';

interface Block {
  readonly shapes: readonly Shape[];
  readonly height: number;
}

/**
 * The legend in the order of the bars, as many entries on a line as fit.
 * @param area where it may stand; its height is not read
 * @param withWord the word of provenance stands at the right end of the first line
 */
export function layoutLegend(
  figure: Figure,
  entries: readonly FigureSeries[],
  area: Rect,
  style: Style,
  withWord: boolean,
): Block {
  const type = style.small;
  const word = provenanceWord(figure, area, style);
  const box = { width: type.size, height: capHeight(type) };
  const pitch = lineHeight(type) * 1.05;
  const shapes: Shape[] = withWord ? [word] : [];
  const right = area.x + area.width;
  const wordLeft = withWord ? right - widthOf(word.text, word.type) - 3 * style.gap : right;
  let [x, line] = [area.x, 0];
  for (const entry of entries) {
    const room = right - area.x - box.width - style.gap;
    const rows = wrap(entry.missing === null ? entry.label : `${entry.label} (missing)`, room, type);
    const width = box.width + style.gap + Math.max(...rows.map((row) => widthOf(row, type)), 0);
    const edge = () => (line === 0 ? wordLeft : right);
    if (x > area.x && x + width > edge()) [x, line] = [area.x, line + 1];
    if (line === 0 && x + width > edge()) line = 1;
    const baseline = area.y + ascent(type) + line * pitch;
    const sample = { x, y: baseline - box.height, ...box };
    shapes.push(
      ...legendSample(figure, entry, sample, style),
      ...textRows(rows, x + box.width + style.gap, baseline, pitch, type),
    );
    line += rows.length - 1;
    x += width + 3 * style.gap;
  }
  return { shapes, height: ascent(type) + line * pitch };
}

/** On every figure, so that a rehearsal or a testbed is never taken for a measurement. */
function provenanceWord(figure: Figure, area: Rect, style: Style) {
  const type = style.small;
  return {
    kind: 'text' as const,
    text: figure.provenanceText,
    x: area.x + area.width,
    y: area.y + ascent(type),
    anchor: 'end' as const,
    type,
    color: MUTED,
  };
}

/** Lines of text from a left edge, the first on `baseline`. */
export function textRows(
  rows: readonly string[],
  x: number,
  baseline: number,
  pitch: number,
  type: Type,
  color: string = INK,
): Shape[] {
  return rows.map((text, i) => ({
    kind: 'text',
    text,
    x,
    y: baseline + i * pitch,
    anchor: 'start',
    type,
    color,
  }));
}
