'use client';

import { useEffect, useState } from 'react';

const PLACE = 'launch-key';

/**
 * A key that all open forms of this browser share, so that the same study launched from two tabs is one. Whoever
 * launches calls `spend`: forms that are opened later get another key, so that the same study can be run again.
 */
export function useLaunchKey(fresh: string): { readonly key: string; readonly spend: () => void } {
  const [key, setKey] = useState(fresh);
  useEffect(() => {
    const known = localStorage.getItem(PLACE);
    if (known) setKey(known);
    else localStorage.setItem(PLACE, fresh);
  }, [fresh]);
  return { key, spend: () => localStorage.removeItem(PLACE) };
}
