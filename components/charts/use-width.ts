import { type RefObject, useLayoutEffect, useState } from 'react';

/** What the server draws at, px: most windows are about as wide, and a drawing is scaled until it was measured. */
const ASSUMED_PX = 960;

/** The width at which an element stands, px. */
export function useWidth(element: RefObject<Element | null>): number {
  const [width, setWidth] = useState(ASSUMED_PX);
  useLayoutEffect(() => {
    if (!element.current) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry && entry.contentRect.width > 0) setWidth(Math.round(entry.contentRect.width));
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
