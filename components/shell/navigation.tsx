'use client';

import { Menu, Search, X } from 'lucide-react';
import Link from 'next/link';
import { Dialog } from 'radix-ui';
import { useState } from 'react';
import { LiveState } from '../live/live-state.tsx';
import { Button } from '../ui/button.tsx';
import { NavItems } from './nav-items.tsx';
import { FoldToggle, ThemeToggle } from './toggles.tsx';

/** One column that folds; below 768 px a bar with a drawer. */
export function Navigation() {
  return (
    <>
      <nav
        aria-label="Main"
        className="fixed inset-y-0 left-0 z-20 hidden w-(--nav-width) flex-col gap-4 overflow-hidden border-hairline border-r bg-ground p-2 md:flex"
      >
        <Wordmark />
        <SearchButton />
        <NavItems />
        <div className="mt-auto">
          <LiveState />
        </div>
        <div className="flex flex-wrap gap-1">
          <FoldToggle />
          <ThemeToggle />
        </div>
      </nav>
      <Drawer />
    </>
  );
}

/** For those who do not know the key. */
function SearchButton() {
  return (
    <button
      className="flex h-8 items-center gap-3 rounded-md border border-hairline bg-paper px-2.5 text-muted text-sm hover:text-ink"
      onClick={() => dispatchEvent(new Event('open-palette'))}
      title="Go anywhere (Ctrl K)"
      type="button"
    >
      <Search aria-hidden="true" className="size-4 shrink-0" strokeWidth={1.75} />
      <span className="nav-word">Go to …</span>
      <kbd className="nav-word ml-auto font-mono text-faint text-xs">Ctrl K</kbd>
    </button>
  );
}

function Wordmark() {
  return (
    <Link className="flex h-8 items-center gap-2.5 px-2 font-semibold" href="/" title="migration-lab">
      <svg aria-hidden="true" className="size-5 shrink-0" viewBox="0 0 20 20">
        <rect fill="var(--hue-blue)" height="12" width="4" x="3" y="6" />
        <rect
          fill="var(--hue-orange)"
          height="16"
          stroke="var(--ink)"
          strokeWidth=".75"
          width="4"
          x="8"
          y="2"
        />
        <rect fill="var(--hue-neutral)" height="8" width="4" x="13" y="10" />
      </svg>
      <span className="nav-word">migration-lab</span>
    </Link>
  );
}

function Drawer() {
  const [open, setOpen] = useState(false);
  return (
    <header className="sticky top-0 z-20 flex h-12 items-center justify-between border-hairline border-b bg-ground px-2 md:hidden">
      <Wordmark />
      <div className="mr-auto">
        <LiveState />
      </div>
      <Dialog.Root onOpenChange={setOpen} open={open}>
        <Dialog.Trigger asChild>
          <Button aria-label="Open navigation" size="icon" tone="quiet">
            <Menu aria-hidden="true" />
          </Button>
        </Dialog.Trigger>
        <Dialog.Portal>
          <Dialog.Overlay className="fixed inset-0 z-30 bg-scrim" />
          <Dialog.Content
            aria-describedby={undefined}
            className="fixed inset-y-0 right-0 z-40 flex w-64 flex-col gap-4 border-hairline border-l bg-paper p-3"
          >
            <div className="flex items-center justify-between">
              <Dialog.Title className="px-2 font-medium">Go to</Dialog.Title>
              <Dialog.Close asChild>
                <Button aria-label="Close navigation" size="icon" tone="quiet">
                  <X aria-hidden="true" />
                </Button>
              </Dialog.Close>
            </div>
            <nav aria-label="Main">
              <NavItems onChoose={() => setOpen(false)} />
            </nav>
            <div className="mt-auto">
              <ThemeToggle />
            </div>
          </Dialog.Content>
        </Dialog.Portal>
      </Dialog.Root>
    </header>
  );
}
