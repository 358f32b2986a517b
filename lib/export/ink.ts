import { contrast, type Fill, HUES, type Hue } from '#lib/figures/fill';

/** Colours of paper, the same as on the app's light pages. */
export const INK = '#1A1A1A';
export const MUTED = '#5C5C58';
export const FAINT = '#767672';
export const GRID = '#DADAD6';
export const GROUND = '#F3F3F0';
export const PAPER = '#FFFFFF';

/** Far apart in grey; the application alone is white with an outline. */
const GREYS: Record<Hue, string> = {
  blue: '#404040',
  orange: '#ABABAB',
  green: '#787878',
  purple: '#CFCFCF',
  vermilion: '#929292',
  neutral: '#FFFFFF',
};

export type Palette = 'color' | 'grey';

export const HUE_NAMES = Object.keys(HUES) as Hue[];

export const hueColor = (hue: Hue, palette: Palette) => (palette === 'grey' ? GREYS[hue] : HUES[hue].light);

/** What a fill is drawn with; `outline` is null where the fill stands out by itself. */
export function inkOf(fill: Fill, palette: Palette): { color: string; outline: string | null } {
  const color = hueColor(fill.hue, palette);
  const needsOutline = fill.outline || (palette === 'grey' && fill.hue !== 'blue');
  if (needsOutline) return { color, outline: INK };
  return { color, outline: fill.texture === 'hatch' ? color : null };
}

/** Ink or paper, whichever reads better on a ground. */
export const inkOn = (ground: string) => (contrast(ground, INK) >= contrast(ground, PAPER) ? INK : PAPER);

/** What a point is painted with. It has no room for a texture: a hatched series' points are pale or empty inside. */
export function dotInk(
  fill: Fill | 'open',
  palette: Palette,
): { readonly face: string; readonly edge: string } {
  if (fill === 'open') return { face: PAPER, edge: INK };
  const { color, outline } = inkOf(fill, palette);
  if (fill.texture === 'solid') return { face: color, edge: outline ?? color };
  return { face: outline === INK ? shade(color, PALE) : PAPER, edge: outline ?? color };
}

/** A hue that is too light for a ring stands inside it, pale. */
const PALE = 0.4;

/** `share` of a colour on paper: 0 is paper, 1 the colour. */
export function shade(color: string, share: number): string {
  const channel = (hex: string, at: number) => Number.parseInt(hex.slice(at, at + 2), 16);
  const mixed = [1, 3, 5].map((at) => {
    const paper = channel(PAPER, at);
    return Math.round(paper + (channel(color, at) - paper) * Math.min(1, Math.max(0, share)));
  });
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`.toUpperCase();
}
