'use client';

import { useTransition } from 'react';
import { Button } from '../ui/button.tsx';

interface RunMissingProps {
  readonly state: string;
  readonly missing: number;
  readonly run: () => Promise<void>;
}

/** Opens a cancelled study again for the trials that have not ended; those that have are not run again. */
export function RunMissing({ state, missing, run }: RunMissingProps) {
  const [pending, startTransition] = useTransition();
  if (state !== 'cancelled' || missing === 0) return null;
  return (
    <Button disabled={pending} onClick={() => startTransition(run)}>
      Run what is missing
    </Button>
  );
}
