import { type Face, measure } from './fonts.ts';

/** How text is set: a face at a size in pt. */
export interface Type {
  readonly face: Face;
  readonly size: number;
  /** Room for fonts that run wider than this face, as a factor; 1 where it is the very face that is drawn. */
  readonly stretch: number;
}

/** Distance from baseline to baseline. */
export const lineHeight = ({ size }: Type) => size * 1.2;
/** From the baseline to the top of the tallest letter or bracket, near enough for every family here. */
export const ascent = ({ size }: Type) => size * 0.78;
/** From the baseline to the top of a figure, near enough for every family here. */
export const capHeight = ({ size }: Type) => size * 0.7;
export const widthOf = (text: string, { face, size, stretch }: Type) => measure(text, size, face) * stretch;

/** Spaces, except behind a number: `10 Gb/s` stays together. */
const BREAKS = /(?<!\d)\s+/;

/** Lines no wider than `width`, broken at spaces; a word that is too wide alone is broken where it must. */
export function wrap(text: string, width: number, type: Type): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(BREAKS).filter((part) => part !== '')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (widthOf(longer, type) <= width) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    const pieces = breakWord(word, width, type);
    line = pieces.pop() ?? '';
    lines.push(...pieces);
  }
  return line === '' ? lines : [...lines, line];
}

/** Prefers the place behind `/ - _ & ? =`, as in addresses. */
function breakWord(word: string, width: number, type: Type): string[] {
  const pieces: string[] = [];
  let rest = word;
  while (widthOf(rest, type) > width) {
    const fits = fitting(rest, width, type);
    const preferred = Math.max(
      ...['/', '-', '_', '&', '?', '='].map((mark) => rest.lastIndexOf(mark, fits - 1)),
    );
    const at = preferred > fits / 2 ? preferred + 1 : fits;
    pieces.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  return [...pieces, rest];
}

/** How many characters of a text fit, at least one; never half of a surrogate pair. */
function fitting(text: string, width: number, type: Type): number {
  let [low, high] = [1, text.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (widthOf(text.slice(0, middle), type) <= width) low = middle;
    else high = middle - 1;
  }
  const isHighHalf = (text.charCodeAt(low - 1) & 0xfc00) === 0xd800;
  return isHighHalf && low < text.length ? low + 1 : low;
}
