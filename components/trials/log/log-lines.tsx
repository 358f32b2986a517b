'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { LogLine } from './log-line.tsx';
import type { LogText } from './log-text.ts';

/** Of `text-xs`; a browser lays out boxes of up to some 30 million pixels, which are two million lines. */
const LINE_PX = 16;
const OVERSCAN = 20;

interface LogLinesProps {
  readonly log: LogText;
  readonly label: string;
  readonly follow: boolean;
  onFollow(follow: boolean): void;
  readonly term: string;
  /** The line of the current match, -1 for none. */
  readonly current: number;
}

/** The lines that can be seen, of however many; sticks to the end while it follows. */
export function LogLines({ log, label, follow, onFollow, term, current }: LogLinesProps) {
  const frame = useRef<HTMLElement>(null);
  const top = useRef(0);
  const { lines } = log;
  const rows = useVirtualizer({
    count: lines,
    estimateSize: () => LINE_PX,
    getScrollElement: () => frame.current,
    overscan: OVERSCAN,
  });
  const items = rows.getVirtualItems();
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever there are more lines
  useLayoutEffect(() => {
    if (follow && frame.current) frame.current.scrollTop = frame.current.scrollHeight;
  }, [follow, lines]);
  useEffect(() => {
    if (current >= 0) rows.scrollToIndex(current, { align: 'center' });
  }, [rows, current]);
  const onScroll = () => {
    const { scrollTop = 0, scrollHeight = 0, clientHeight = 0 } = frame.current ?? {};
    const atEnd = scrollHeight - scrollTop - clientHeight < LINE_PX;
    if (scrollTop < top.current && !atEnd) onFollow(false);
    top.current = scrollTop;
  };
  return (
    <section
      aria-label={label}
      className="h-96 overflow-auto bg-ground font-mono text-xs"
      onScroll={onScroll}
      ref={frame}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
    >
      <div className="relative" style={{ height: rows.getTotalSize() }}>
        <div
          className="absolute top-0 left-0 min-w-full"
          style={{ transform: `translateY(${items[0]?.start ?? 0}px)` }}
        >
          {items.map(({ index }) => (
            <LogLine
              current={index === current}
              key={index}
              number={index + 1}
              term={term}
              text={log.line(index)}
            />
          ))}
        </div>
      </div>
    </section>
  );
}
