import path from 'node:path';
import { type Font, openSync } from 'fontkit';

/** Tinos has the metrics of Times, Arimo those of Arial; Inter is the app's own. All hold σ ± − × ≥ ’ “ ”. */
export type FontFamily = 'Tinos' | 'Arimo' | 'Inter';

export interface Face {
  readonly family: FontFamily;
  readonly weight: 'regular' | 'bold';
}

const WEIGHT_FILE = { regular: '400Regular', bold: '700Bold' } as const;

/** What else may stand in when a viewer lacks the family: the same metrics first. */
const FALLBACK: Record<FontFamily, string> = {
  Tinos: "'Times New Roman', 'Liberation Serif', Times, serif",
  Arimo: "Arial, 'Liberation Sans', Helvetica, sans-serif",
  Inter: "'Helvetica Neue', Arial, sans-serif",
};

export const cssFamily = (family: FontFamily) => `${family}, ${FALLBACK[family]}`;

/** The TTF file of a face, in the packages that npm installed. */
export function fontFile({ family, weight }: Face): string {
  const cut = WEIGHT_FILE[weight];
  const folder = path.join(/* turbopackIgnore: true */ process.cwd(), 'node_modules/@expo-google-fonts');
  return path.join(folder, family.toLowerCase(), cut, `${family}_${cut}.ttf`);
}

const opened = new Map<string, Font>();

/** The parsed font, read once by each process. */
export function openFont(face: Face): Font {
  const file = fontFile(face);
  const known = opened.get(file);
  if (known) return known;
  const font = openSync(file);
  if (!('layout' in font)) throw new Error(`${file} is a collection, not a font`);
  opened.set(file, font);
  return font;
}

const widths = new Map<string, number>();

/**
 * Width of a line of text, pt. Word by word as PDF writers set it, so that every format agrees.
 * Characters that the font lacks take the width of its empty box.
 */
export function measure(text: string, size: number, face: Face): number {
  const words = text.match(/[^ ]* |[^ ]+/g) ?? [];
  return (words.reduce((sum, word) => sum + wordWidth(word, face), 0) * size) / 1000;
}

/** Labels come back in every figure; more words than this are of hostile input. */
const KEPT_WORDS = 20_000;

function wordWidth(word: string, face: Face): number {
  const key = `${face.family}/${face.weight}/${word}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  const font = openFont(face);
  const width = (font.layout(word).advanceWidth * 1000) / font.unitsPerEm;
  if (widths.size >= KEPT_WORDS) widths.clear();
  widths.set(key, width);
  return width;
}
