/** What a key asks for: a page, what comes next or before on this one, the palette, the sheet, or nothing. */
export type Wish =
  | 'palette'
  | 'sheet'
  | 'theme'
  | { readonly go: string }
  | { readonly turn: 'next' | 'prev' }
  | null;

/** A second key must follow `g` within this time. */
const SEQUENCE_MS = 1200;

export interface Pressed {
  readonly key: string;
  readonly ctrl: boolean;
  /** Somebody writes: keys are letters there. */
  readonly typing: boolean;
  readonly at: number;
}

/** Reads keys one after the other. `pages` says where `g` and a letter go. */
export function keyReader(pages: readonly { readonly key: string; readonly href: string }[]) {
  let began = Number.NEGATIVE_INFINITY;
  return ({ key, ctrl, typing, at }: Pressed): Wish => {
    if (ctrl) return key.toLowerCase() === 'k' ? 'palette' : null;
    if (typing) return null;
    const second = at - began < SEQUENCE_MS;
    began = Number.NEGATIVE_INFINITY;
    if (second) {
      const page = pages.find((one) => one.key === key);
      return page ? { go: page.href } : null;
    }
    if (key === 'g') began = at;
    if (key === '?') return 'sheet';
    if (key === '/') return 'palette';
    if (key === 't') return 'theme';
    if (key === 'j') return { turn: 'next' };
    if (key === 'k') return { turn: 'prev' };
    return null;
  };
}
