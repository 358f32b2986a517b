'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';

/** Several changes within this time make one refresh. */
const GATHER_MS = 400;

interface LiveRefreshProps {
  readonly topic: 'study' | 'trial' | 'cluster';
  readonly object?: string;
  readonly after: string;
}

/** Reads the page again when something of the topic changed after the cursor. Without `object`: anything of it. */
export function LiveRefresh({ topic, object, after }: LiveRefreshProps) {
  const start = useRef(after);
  const router = useRouter();
  useEffect(() => {
    const events = new EventSource(`/api/v1/events?after=${start.current}`);
    let timer: ReturnType<typeof setTimeout> | undefined;
    events.addEventListener('change', (event) => {
      const change = JSON.parse(event.data) as { topic: string; object: string };
      if (change.topic !== topic || (object && change.object !== object)) return;
      timer ??= setTimeout(() => {
        timer = undefined;
        router.refresh();
      }, GATHER_MS);
    });
    return () => {
      clearTimeout(timer);
      events.close();
    };
  }, [router, topic, object]);
  return null;
}
