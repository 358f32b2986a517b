'use client';

import { Command } from 'cmdk';
import { useRouter } from 'next/navigation';
import { Dialog } from 'radix-ui';
import { useEffect, useState } from 'react';
import { groupBy } from '#lib/domain/group-by';
import { PAGES, type Place } from './places.ts';
import { toggleTheme } from './toggles.tsx';

interface PaletteProps {
  readonly onClose: () => void;
  readonly onSheet: () => void;
}

/** Goes anywhere by typing a part of its name. */
export function Palette({ onClose, onSheet }: PaletteProps) {
  const router = useRouter();
  const places = usePlaces();
  const groups = groupBy<Place, string>([...PAGES, ...places], ({ group }) => group);
  const choose = (act: () => void) => () => {
    onClose();
    act();
  };
  return (
    <Dialog.Root onOpenChange={(open) => !open && onClose()} open>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-scrim" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed top-[12vh] left-1/2 z-50 w-[min(40rem,calc(100vw-2rem))] -translate-x-1/2 overflow-hidden rounded-lg border border-hairline bg-paper shadow-lg"
        >
          <Dialog.Title className="sr-only">Go to</Dialog.Title>
          <Command label="Go to" loop>
            <Command.Input
              className="w-full border-hairline border-b bg-paper px-4 py-3 text-ink outline-none placeholder:text-faint"
              placeholder="A page, a study, a cluster, a figure …"
            />
            <Command.List className="max-h-[50vh] overflow-y-auto p-2">
              <Command.Empty className="px-3 py-6 text-muted">
                Nothing is called that. A study is found by its title or its short name.
              </Command.Empty>
              {[...groups].map(([group, own]) => (
                <Command.Group className={GROUP} heading={group} key={group}>
                  {own.map(({ label, detail, href }) => (
                    <Command.Item
                      className={ITEM}
                      key={href}
                      onSelect={choose(() => router.push(href))}
                      value={`${label} ${detail} ${href}`}
                    >
                      <span>{label}</span>
                      <span className="truncate text-muted text-sm">{detail}</span>
                    </Command.Item>
                  ))}
                </Command.Group>
              ))}
              <Command.Group className={GROUP} heading="Actions">
                <Command.Item className={ITEM} onSelect={choose(toggleTheme)}>
                  Light or dark
                </Command.Item>
                <Command.Item className={ITEM} onSelect={choose(onSheet)}>
                  Keyboard shortcuts
                </Command.Item>
              </Command.Group>
            </Command.List>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

const GROUP =
  '[&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-muted [&_[cmdk-group-heading]]:text-xs';
const ITEM =
  'flex cursor-pointer items-baseline justify-between gap-4 rounded-md px-3 py-1.5 data-[selected=true]:bg-raised';

/** What the server knows besides the pages; without an answer the pages are still there. */
function usePlaces(): readonly Place[] {
  const [places, setPlaces] = useState<readonly Place[]>([]);
  useEffect(() => {
    const left = new AbortController();
    fetch('/api/v1/places', { signal: left.signal })
      .then((response) => (response.ok ? (response.json() as Promise<Place[]>) : []))
      .then(setPlaces)
      .catch(() => {});
    return () => left.abort();
  }, []);
  return places;
}
