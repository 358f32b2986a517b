import type { Rect } from './scene.ts';

/** Rectangles and lines as a file has them, pt from its upper left corner. */
interface ReadBack {
  readonly width: number;
  readonly rects: readonly (Rect & { readonly slot: string | null })[];
  /** Ends of horizontal lines that stand alone. */
  readonly levels: readonly number[];
}

const numbers = (text: string) => text.trim().split(/\s+/).map(Number);

/** What an SVG of ours shows, by its attributes. */
export function readSvg(svg: string): ReadBack {
  const attribute = (tag: string, name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? null;
  const tags = [...svg.matchAll(/<rect [^>]*>/g)].map(([tag]) => tag);
  const rects = tags
    .filter((tag) => attribute(tag, 'data-mark') === 'bar')
    .map((tag) => {
      const [x = 0, y = 0, width = 0, height = 0] = ['x', 'y', 'width', 'height'].map((name) =>
        Number(attribute(tag, name)),
      );
      return { x, y, width, height, slot: attribute(tag, 'data-slot') };
    });
  const grid = /<path d="([^"]+)"[^>]* stroke="#DADAD6"/.exec(svg)?.[1] ?? '';
  return {
    width: Number(attribute(svg, 'width')?.replace('pt', '')),
    rects,
    levels: [...grid.matchAll(/M\S+ (\S+)L/g)].map((match) => Number(match[1])),
  };
}

/** What a page of an uncompressed PDF of ours draws, by its operators (PDF 1.7, 8.5.2); y is turned round by the page. */
export function readPdf(pdf: string): ReadBack {
  const [, , width = 0] = numbers(/\/MediaBox \[([^\]]+)\]/.exec(pdf)?.[1] ?? '');
  const rects = [...pdf.matchAll(/^(\S+ \S+ \S+ \S+) re$/gm)].map(([, operands = '']) => {
    const [x = 0, y = 0, w = 0, height = 0] = numbers(operands);
    return { x, y, width: w, height, slot: null };
  });
  const levels = [...pdf.matchAll(/^(\S+) (\S+) m\n\S+ \2 l$/gm)].map((match) => Number(match[2]));
  return { width, rects, levels };
}
