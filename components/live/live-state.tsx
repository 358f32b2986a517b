'use client';

import { useEffect, useState, useSyncExternalStore } from 'react';
import { cn } from '../ui/cn.ts';
import { liveStream, type StreamState } from './stream.ts';

/** A connection that is being made again within this time is not worth a word. */
const PATIENCE_MS = 1500;

const WORDS: Record<StreamState, string> = {
  idle: '',
  connecting: 'connecting …',
  live: 'live',
  lost: 'not live: trying again',
};

/** Says whether what is shown follows what happens; nothing on pages that follow nothing. */
export function LiveState() {
  const state = useSyncExternalStore(
    (watch) => liveStream.onState(watch),
    () => liveStream.state,
    () => 'idle' as const,
  );
  const shown = useLater(state);
  useEffect(() => {
    const look = () => document.visibilityState === 'visible' && liveStream.wake();
    addEventListener('online', liveStream.wake);
    addEventListener('offline', liveStream.lose);
    document.addEventListener('visibilitychange', look);
    return () => {
      removeEventListener('online', liveStream.wake);
      removeEventListener('offline', liveStream.lose);
      document.removeEventListener('visibilitychange', look);
    };
  }, []);
  return (
    <output className="flex h-6 items-center gap-2 px-2.5 text-muted text-xs" title={WORDS[shown]}>
      {shown !== 'idle' && (
        <>
          <span
            aria-hidden="true"
            className={cn(
              'size-2 shrink-0 rounded-full border',
              shown === 'live' ? 'border-valid bg-valid' : 'border-invalid',
            )}
          />
          <span className="nav-word">{WORDS[shown]}</span>
        </>
      )}
    </output>
  );
}

/** A state, once it has lasted; `live` at once. */
function useLater(state: StreamState): StreamState {
  const [shown, setShown] = useState<StreamState>(state);
  useEffect(() => {
    const timer = setTimeout(() => setShown(state), state === 'live' ? 0 : PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [state]);
  return shown;
}
