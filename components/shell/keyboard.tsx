'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { PAGES } from './places.ts';
import { keyReader, type Wish } from './shortcuts.ts';
import { toggleTheme } from './toggles.tsx';

type Open = 'palette' | 'sheet' | null;
type Palette = typeof import('./palette.tsx').Palette;
type Sheet = typeof import('./shortcut-sheet.tsx').ShortcutSheet;

/**
 * What the keys open, once it has been asked for. Not by a suspended component: React holds such a one back for a third
 * of a second.
 */
function useLoaded(open: Open): { Palette?: Palette; ShortcutSheet?: Sheet } {
  const [loaded, setLoaded] = useState<{ Palette?: Palette; ShortcutSheet?: Sheet }>({});
  useEffect(() => {
    const keep = (part: typeof loaded) => setLoaded((known) => ({ ...known, ...part }));
    if (open === 'palette') void import('./palette.tsx').then(({ Palette }) => keep({ Palette }));
    if (open === 'sheet')
      void import('./shortcut-sheet.tsx').then(({ ShortcutSheet }) => keep({ ShortcutSheet }));
  }, [open]);
  return loaded;
}

/** Listens to the keyboard on every page; what it opens is loaded when it is asked for. */
export function Keyboard() {
  const [open, setOpen] = useState<Open>(null);
  const { Palette, ShortcutSheet } = useLoaded(open);
  const router = useRouter();
  useEffect(() => {
    const read = keyReader(PAGES);
    const onKey = (event: KeyboardEvent) => {
      if (event.altKey || event.defaultPrevented) return;
      const { key } = event;
      const ctrl = event.ctrlKey || event.metaKey;
      if (!ctrl && document.documentElement.dataset['keys'] === 'off') return;
      const wish = read({ key, ctrl, typing: isTyping(event.target), at: event.timeStamp });
      const way = wish !== null && typeof wish !== 'string' ? wayOf(wish) : null;
      if (wish === null || (typeof wish !== 'string' && way === null)) return;
      event.preventDefault();
      if (way !== null) router.push(way);
      else if (wish === 'theme') toggleTheme();
      else if (typeof wish === 'string') setOpen(wish);
    };
    const onAsk = () => setOpen('palette');
    addEventListener('keydown', onKey);
    addEventListener('open-palette', onAsk);
    return () => {
      removeEventListener('keydown', onKey);
      removeEventListener('open-palette', onAsk);
    };
  }, [router]);
  const close = () => setOpen(null);
  return (
    <>
      {open === 'palette' && Palette && <Palette onClose={close} onSheet={() => setOpen('sheet')} />}
      {open === 'sheet' && ShortcutSheet && <ShortcutSheet onClose={close} />}
    </>
  );
}

/** Where a key leads; to what comes next or before there is a way only where the page has a link to it. */
function wayOf(wish: Extract<Wish, object>): string | null {
  if ('go' in wish) return wish.go;
  return document.querySelector(`main a[rel="${wish.turn}"]`)?.getAttribute('href') ?? null;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  );
}
