'use client';

import { AlertDialog } from 'radix-ui';
import { useTransition } from 'react';
import { Button } from '../ui/button.tsx';

interface CancelStudyProps {
  readonly state: string;
  readonly left: number;
  readonly cancel: () => Promise<void>;
}

/** Ends a study after a question: the trial under way is stopped, VMs go home, finished trials stay. */
export function CancelStudy({ state, left, cancel }: CancelStudyProps) {
  const [pending, startTransition] = useTransition();
  if (state === 'cancelling') return <Button disabled>Cancelling …</Button>;
  if (state !== 'queued' && state !== 'running') return null;
  return (
    <AlertDialog.Root>
      <AlertDialog.Trigger asChild>
        <Button disabled={pending} tone="danger">
          Cancel
        </Button>
      </AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="fixed inset-0 z-40 bg-[color-mix(in_srgb,var(--ink)_30%,transparent)]" />
        <AlertDialog.Content className="-translate-x-1/2 -translate-y-1/2 fixed top-1/2 left-1/2 z-50 w-[min(28rem,calc(100vw-2rem))] rounded-lg border border-hairline bg-paper p-5">
          <AlertDialog.Title className="font-medium text-lg">Cancel this study?</AlertDialog.Title>
          <AlertDialog.Description className="mt-2 text-muted">
            The trial under way is stopped and its VMs go home; {left} trials that have not ended will not be
            run. What is finished stays.
          </AlertDialog.Description>
          <div className="mt-5 flex justify-end gap-2">
            <AlertDialog.Cancel asChild>
              <Button>Keep it running</Button>
            </AlertDialog.Cancel>
            <AlertDialog.Action asChild>
              <Button onClick={() => startTransition(cancel)} tone="danger">
                Cancel the study
              </Button>
            </AlertDialog.Action>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
