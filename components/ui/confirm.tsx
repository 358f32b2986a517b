'use client';

import { AlertDialog } from 'radix-ui';
import { type ReactNode, useTransition } from 'react';
import { Button } from './button.tsx';

interface ConfirmProps {
  /** Of the button that asks. */
  readonly label: string;
  readonly title: string;
  readonly children: ReactNode;
  /** Of the button that does it, and of the one that does not. */
  readonly confirm: string;
  readonly refuse: string;
  readonly disabled?: boolean;
  readonly size?: 'base' | 'small';
  readonly act: () => Promise<void>;
}

/** A button for what cannot be taken back: it asks first. */
export function Confirm({ label, title, children, confirm, refuse, disabled, size, act }: ConfirmProps) {
  const [pending, startTransition] = useTransition();
  return (
    <AlertDialog.Root>
      <AlertDialog.Trigger asChild>
        <Button disabled={pending || disabled} size={size} tone="danger">
          {label}
        </Button>
      </AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="fixed inset-0 z-40 bg-[color-mix(in_srgb,var(--ink)_30%,transparent)]" />
        <AlertDialog.Content className="-translate-x-1/2 -translate-y-1/2 fixed top-1/2 left-1/2 z-50 w-[min(28rem,calc(100vw-2rem))] rounded-lg border border-hairline bg-paper p-5">
          <AlertDialog.Title className="font-medium text-lg">{title}</AlertDialog.Title>
          <AlertDialog.Description className="mt-2 text-muted">{children}</AlertDialog.Description>
          <div className="mt-5 flex justify-end gap-2">
            <AlertDialog.Cancel asChild>
              <Button>{refuse}</Button>
            </AlertDialog.Cancel>
            <AlertDialog.Action asChild>
              <Button onClick={() => startTransition(act)} tone="danger">
                {confirm}
              </Button>
            </AlertDialog.Action>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
