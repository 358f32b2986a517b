'use client';

import { useEffect, useSyncExternalStore } from 'react';
import { notifying, onNotifying } from './notifying.ts';
import { liveStream } from './stream.ts';

interface Answer {
  readonly cursor: string;
  readonly newest: string;
  readonly notices: readonly { readonly id: string; readonly text: string; readonly path: string }[];
}

/** Lets the browser tell when a study ends or needs a person, where somebody has turned that on. */
export function Notifier() {
  const on = useSyncExternalStore(
    onNotifying,
    () => notifying() === 'on',
    () => false,
  );
  useEffect(() => (on ? listen() : undefined), [on]);
  return null;
}

function listen(): () => void {
  const left = new AbortController();
  let last = '';
  const ask = async (): Promise<Answer | null> => {
    const response = await fetch(`/api/v1/notices?after=${last}`, { signal: left.signal }).catch(() => null);
    return response?.ok ? ((await response.json()) as Answer) : null;
  };
  const look = async () => {
    for (const notice of (await ask())?.notices ?? []) {
      last = notice.id;
      show(notice);
    }
  };
  void ask().then((answer) => {
    if (!answer || left.signal.aborted) return;
    last = answer.newest;
    const stop = liveStream.subscribe(answer.cursor, (change) => {
      if (change === 'gap' || change.topic === 'notice') void look();
    });
    left.signal.addEventListener('abort', stop);
  });
  return () => left.abort();
}

/** Several tabs may hear of it: the tag makes one of them. */
function show({ id, text, path }: Answer['notices'][number]): void {
  const shown = new Notification('migration-lab', { body: text, tag: `notice-${id}`, icon: '/icon.svg' });
  shown.onclick = () => {
    window.focus();
    location.assign(path);
  };
}
