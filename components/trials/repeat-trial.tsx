'use client';

import { Dialog } from 'radix-ui';
import { useActionState } from 'react';
import { Button } from '../ui/button.tsx';

interface RepeatTrialProps {
  /** A valid trial is set aside for no other reason than a person's. */
  readonly needsReason: boolean;
  readonly repeat: (before: string | null, form: FormData) => Promise<string | null>;
}

/** Runs a trial again as its next attempt, after a question: the one that there is stays and counts no more. */
export function RepeatTrial({ needsReason, repeat }: RepeatTrialProps) {
  const [error, act, pending] = useActionState(repeat, null);
  return (
    <Dialog.Root>
      <Dialog.Trigger asChild>
        <Button>Repeat</Button>
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-[color-mix(in_srgb,var(--ink)_30%,transparent)]" />
        <Dialog.Content className="-translate-x-1/2 -translate-y-1/2 fixed top-1/2 left-1/2 z-50 w-[min(28rem,calc(100vw-2rem))] rounded-lg border border-hairline bg-paper p-5 shadow-lg">
          <Dialog.Title className="font-medium text-lg">Repeat this trial?</Dialog.Title>
          <Dialog.Description className="mt-2 text-muted">
            It is run again as a further attempt. This one stays with its history and is set aside: it counts
            in no mean, and your reason stands beside it for good.
          </Dialog.Description>
          <form action={act} className="mt-4 flex flex-col gap-2">
            <label className="flex flex-col gap-1 text-sm">
              {needsReason ? 'Why a valid trial is repeated' : 'Why it is repeated (may be empty)'}
              <textarea
                className="rounded-md border border-hairline bg-paper px-2 py-1"
                maxLength={500}
                name="reason"
                required={needsReason}
                rows={3}
              />
            </label>
            {error && (
              <p className="text-invalid text-sm" role="alert">
                {error}
              </p>
            )}
            <div className="mt-2 flex justify-end gap-2">
              <Dialog.Close asChild>
                <Button>Leave it</Button>
              </Dialog.Close>
              <Button disabled={pending} tone="primary" type="submit">
                Repeat the trial
              </Button>
            </div>
          </form>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
