'use client';

import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { Button } from '../ui/button.tsx';
import { PAGES } from './places.ts';

const ANYWHERE: readonly (readonly [string, string])[] = [
  ['Ctrl K  or  /', 'Go anywhere'],
  ['?', 'These shortcuts'],
  ['t', 'Light or dark'],
  ['Esc', 'Close what is open'],
];
const IN_FIGURES: readonly (readonly [string, string])[] = [
  ['← →', 'Walk from bar to bar; the numbers stand below the figure'],
  ['Enter', 'Keep what is shown'],
];

const IN_TRIALS: readonly (readonly [string, string])[] = [
  ['j', 'The next repetition'],
  ['k', 'The repetition before'],
];

/** Every key that does something. */
export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const pages = PAGES.map(({ key, label }) => [`g ${key}`, label] as const);
  return (
    <Dialog.Root onOpenChange={(open) => !open && onClose()} open>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-scrim" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed top-[10vh] left-1/2 z-50 max-h-[80vh] w-[min(34rem,calc(100vw-2rem))] -translate-x-1/2 overflow-y-auto rounded-lg border border-hairline bg-paper p-4 shadow-lg"
        >
          <div className="mb-2 flex items-center justify-between">
            <Dialog.Title className="font-medium text-lg">Keyboard shortcuts</Dialog.Title>
            <Dialog.Close asChild>
              <Button aria-label="Close" size="icon" tone="quiet">
                <X aria-hidden="true" />
              </Button>
            </Dialog.Close>
          </div>
          <Keys keys={ANYWHERE} title="Anywhere" />
          <Keys keys={pages} title="Pages: g, then" />
          <Keys keys={IN_FIGURES} title="In a figure" />
          <Keys keys={IN_TRIALS} title="In a trial" />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Keys({ title, keys }: { title: string; keys: readonly (readonly [string, string])[] }) {
  return (
    <section className="mt-3">
      <h3 className="mb-1 text-muted text-sm">{title}</h3>
      <dl className="grid grid-cols-[7rem_1fr] gap-y-1">
        {keys.map(([key, meaning]) => (
          <div className="contents" key={key}>
            <dt>
              <kbd className="rounded border border-hairline bg-raised px-1.5 font-mono text-xs">{key}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
