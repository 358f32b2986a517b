'use client';

import { Bookmark } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { type FormEvent, useState, useTransition } from 'react';
import { INPUT } from '../forms/field.tsx';
import { Button } from '../ui/button.tsx';

interface KeepFigureProps {
  readonly title: string;
  /** Reopens the figure on the data as they are now, and one that follows new data. */
  readonly permanent: string;
  readonly following: string;
  /** null when it was kept; else what is wrong. */
  readonly keep: (input: { address: string; title: string; note: string }) => Promise<string | null>;
}

/** Keeps a figure in its study's gallery with a title and a note. */
export function KeepFigure({ title, permanent, following, keep }: KeepFigureProps) {
  const [open, setOpen] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, startTransition] = useTransition();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const word = (name: string) => String(form.get(name) ?? '');
    startTransition(async () => {
      const address = form.get('frozen') ? permanent : following;
      const wrong = await keep({ address, title: word('title'), note: word('note') });
      setProblem(wrong);
      if (wrong === null) setOpen(false);
    });
  }

  return (
    <Dialog.Root onOpenChange={setOpen} open={open}>
      <Dialog.Trigger asChild>
        <Button>
          <Bookmark aria-hidden="true" /> Keep
        </Button>
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-[color-mix(in_srgb,var(--ink)_30%,transparent)]" />
        <Dialog.Content className="-translate-x-1/2 -translate-y-1/2 fixed top-1/2 left-1/2 z-50 w-[min(30rem,calc(100vw-2rem))] rounded-lg border border-hairline bg-paper p-5">
          <Dialog.Title className="font-medium text-lg">Keep this figure</Dialog.Title>
          <Dialog.Description className="mt-1 text-muted">
            It is kept in its study’s gallery by its address and recomputed whenever it is opened.
          </Dialog.Description>
          <form className="mt-4 flex flex-col gap-3" onSubmit={submit}>
            <label className="flex flex-col gap-1 text-sm">
              Title
              <input className={INPUT} defaultValue={title} maxLength={160} name="title" required />
            </label>
            <label className="flex flex-col gap-1 text-sm">
              Note
              <textarea className={`${INPUT} h-24 py-1.5`} maxLength={4000} name="note" />
            </label>
            <label className="flex items-center gap-2 text-sm">
              <input defaultChecked name="frozen" type="checkbox" /> on the data as they are now; else it
              follows new trials
            </label>
            {problem && (
              <p className="text-invalid text-sm" role="alert">
                {problem}
              </p>
            )}
            <div className="flex justify-end gap-2">
              <Dialog.Close asChild>
                <Button type="button">Close</Button>
              </Dialog.Close>
              <Button disabled={pending} tone="primary" type="submit">
                Keep
              </Button>
            </div>
          </form>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
