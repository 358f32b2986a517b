'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { type Change, liveStream } from './stream.ts';

/** Several changes within this time make one refresh. */
const GATHER_MS = 400;

interface LiveRefreshProps {
  readonly topic: 'study' | 'trial' | 'output' | 'cluster' | 'notice';
  readonly object?: string;
  readonly after: string;
}

/**
 * Reads the page again when something of the topic changed after the cursor, or when nobody knows whether it did.
 * Without `object`: anything of it.
 */
export function LiveRefresh({ topic, object, after }: LiveRefreshProps) {
  const start = useRef(after);
  const router = useRouter();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const concerns = (change: Change) => change.topic === topic && (!object || change.object === object);
    const stop = liveStream.subscribe(start.current, (change) => {
      if (change !== 'gap' && !concerns(change)) return;
      timer ??= setTimeout(() => {
        timer = undefined;
        // Without a network Next.js would leave the page for the browser's own; the gap that follows reads it again.
        if (liveStream.state === 'live') router.refresh();
      }, GATHER_MS);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [router, topic, object]);
  return null;
}
