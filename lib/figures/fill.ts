import type { Condition } from '#lib/domain/words';

/** Hue means fabric. Okabe–Ito, so that they stay apart for every kind of colour vision. */
export const HUES = {
  blue: { light: '#0072B2', dark: '#4DA6DB' },
  orange: { light: '#E69F00', dark: '#F0B030' },
  green: { light: '#009E73', dark: '#2CBF94' },
  purple: { light: '#CC79A7', dark: '#DB96BC' },
  vermilion: { light: '#D55E00', dark: '#EE8440' },
  neutral: { light: '#8A8A86', dark: '#9A9A95' },
} as const;

export type Hue = keyof typeof HUES;

/** Grounds on which figures stand. */
const PAPER = { light: '#FFFFFF', dark: '#1B1D21' } as const;

/** Below this contrast with its ground a fill gets an outline (WCAG 2.2, 1.4.11). */
const OUTLINE_BELOW = 3;

/** What a bar looks like, wherever it is drawn: hue is the fabric, texture the condition. */
export interface Fill {
  readonly hue: Hue;
  readonly texture: 'solid' | 'hatch';
  readonly outline: boolean;
}

/** The fill of a condition over a fabric's hue; the application alone has no fabric and is neutral. */
export function fillOf(condition: Condition, hue: Hue): Fill {
  if (condition === 'app_only') return { hue: 'neutral', texture: 'solid', outline: false };
  const texture = condition === 'migration_only' ? 'hatch' : 'solid';
  return { hue, texture, outline: contrast(HUES[hue].light, PAPER.light) < OUTLINE_BELOW };
}

const INKS = ['#1a1a1a', '#ffffff'] as const;

/** The ink that is read best on a hue of this strength, 0 to 1, over either ground. */
export function inkOn(hue: Hue, shade: number): { readonly light: string; readonly dark: string } {
  const best = (theme: 'light' | 'dark') => {
    const ground = blend(HUES[hue][theme], PAPER[theme], shade);
    return contrast(INKS[0], ground) >= contrast(INKS[1], ground) ? INKS[0] : INKS[1];
  };
  return { light: best('light'), dark: best('dark') };
}

function blend(over: string, under: string, share: number): string {
  const channels = [1, 3, 5].map((at) => {
    const [a, b] = [over, under].map((color) => Number.parseInt(color.slice(at, at + 2), 16)) as [
      number,
      number,
    ];
    return Math.round(share * a + (1 - share) * b)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${channels.join('')}`;
}

/** WCAG contrast ratio of two `#rrggbb` colours, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** Relative luminance of sRGB, 0 to 1 (WCAG 2.2, definitions). */
function luminance(color: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
