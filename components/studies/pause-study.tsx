'use client';

import { useTransition } from 'react';
import type { Pause } from '#lib/domain/pause';
import { Button } from '../ui/button.tsx';

interface PauseStudyProps {
  readonly state: string;
  readonly pause: Pause | null;
  readonly hold: () => Promise<void>;
  readonly resume: () => Promise<void>;
}

/** Holds a study between two trials, and lets it go on: nothing that runs is stopped. */
export function PauseStudy({ state, pause, hold, resume }: PauseStudyProps) {
  const [pending, startTransition] = useTransition();
  if (state !== 'queued' && state !== 'running') return null;
  return (
    <Button disabled={pending} onClick={() => startTransition(pause ? resume : hold)}>
      {pause ? 'Resume' : 'Pause'}
    </Button>
  );
}
