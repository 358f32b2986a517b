'use client';

import { useEffect } from 'react';

interface TabProgressProps {
  readonly done: number;
  readonly total: number;
  /** Something waits for a person. */
  readonly alarm?: boolean;
}

const CIRCUMFERENCE = 2 * Math.PI * 6;

/** Shows how far a study is in the tab itself: its title and its icon. They are as before when the page goes. */
export function TabProgress({ done, total, alarm = false }: TabProgressProps) {
  useEffect(() => {
    const title = document.title;
    const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"][type="image/svg+xml"]');
    const address = icon?.href;
    document.title = `${alarm ? '! ' : ''}${done}/${total} · ${title}`;
    if (icon)
      icon.href = `data:image/svg+xml,${encodeURIComponent(ring(total > 0 ? done / total : 0, alarm))}`;
    return () => {
      document.title = title;
      if (icon && address) icon.href = address;
    };
  }, [done, total, alarm]);
  return null;
}

/** A ring that closes; both greys and the colours are seen on light and dark tabs. */
function ring(share: number, alarm: boolean): string {
  const color = alarm ? '#d55e00' : '#0072b2';
  const arc = `stroke-dasharray="${share * CIRCUMFERENCE} ${CIRCUMFERENCE}" transform="rotate(-90 8 8)"`;
  const circle = (stroke: string, rest: string) =>
    `<circle cx="8" cy="8" r="6" fill="none" stroke="${stroke}" stroke-width="4" ${rest}/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">${circle('#a3a3a0', '')}${circle(color, arc)}</svg>`;
}
