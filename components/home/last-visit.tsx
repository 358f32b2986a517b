'use client';

import { useEffect } from 'react';

/** A page that is opened again within this time is the same visit. */
const SAME_VISIT_MS = 30 * 60_000;
const YEAR_SECONDS = 365 * 24 * 3600;

/** Keeps when this browser was last here, and the time before that: `before.now`, milliseconds since 1970. */
export function LastVisit({ visit }: { visit: string | undefined }) {
  useEffect(() => {
    const now = Date.now();
    const [before = '0', last = '0'] = (visit ?? '0.0').split('.');
    const same = now - Number(last) < SAME_VISIT_MS;
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser we serve
    document.cookie = `visit=${same ? before : last}.${now}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax`;
  }, [visit]);
  return null;
}
