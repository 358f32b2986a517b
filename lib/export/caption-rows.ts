import type { Figure } from '#lib/figures/figure';
import { INK } from './ink.ts';
import { textRows } from './legend.ts';
import type { Rect, Shape } from './scene.ts';
import type { Style } from './style.ts';
import { capHeight, lineHeight, type Type, wrap } from './text.ts';

/** The title and the caption below a figure, wrapped to its width; a line for each of its sentences. */
export function layoutCaption(
  { title, caption }: Figure,
  area: Rect,
  style: Style,
  said: 'title' | 'full',
): { readonly shapes: readonly Shape[]; readonly height: number } {
  const pitch = lineHeight(style.caption);
  const bold: Type = { ...style.bold, size: style.caption.size };
  const head = wrap(title, area.width, bold);
  const rows = (said === 'full' ? caption : []).flatMap(({ label, text }) =>
    wrap(`${label}: ${text}`, area.width, style.caption),
  );
  const first = area.y + 2 * style.gap + capHeight(style.caption);
  return {
    shapes: [
      ...textRows(head, area.x, first, pitch, bold, INK),
      ...textRows(rows, area.x, first + head.length * pitch, pitch, style.caption, INK),
    ],
    height: 2 * style.gap + (head.length + rows.length) * pitch,
  };
}
