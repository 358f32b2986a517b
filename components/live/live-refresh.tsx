'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/** Several changes within this time make one refresh. */
const GATHER_MS = 400;

/** Reads the page again when something of the topic changed. Without `object`: anything of the topic. */
export function LiveRefresh({ topic, object }: { topic: 'study' | 'trial' | 'cluster'; object?: string }) {
  const router = useRouter();
  useEffect(() => {
    const events = new EventSource('/api/v1/events');
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
