'use client';

import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { LogLine } from './log-line.tsx';
import type { LogText } from './log-text.ts';

/** Of `text-xs`, by which every line is as high as any; browsers lay out some 30 million pixels, two million lines. */
const LINE_PX = 16;
/** Drawn above and below what can be seen. */
const MARGIN_LINES = 20;

interface LogLinesProps {
  readonly log: LogText;
  readonly label: string;
  readonly follow: boolean;
  onFollow(follow: boolean): void;
  readonly term: string;
  /** The line of the current match, -1 for none. */
  readonly current: number;
}

/**
 * The lines that can be seen, of however many; sticks to the end while it follows. As all are of one height, which ones
 * these are is a division: a virtual list that keeps each line's place took 95 ms at a million lines.
 */
export function LogLines({ log, label, follow, onFollow, term, current }: LogLinesProps) {
  const frame = useRef<HTMLElement>(null);
  const [view, setView] = useState({ top: 0, height: 0 });
  const { lines } = log;
  const look = () => {
    const { scrollTop: top = 0, clientHeight: height = 0 } = frame.current ?? {};
    setView((before) => (before.top === top && before.height === height ? before : { top, height }));
    return { top, height };
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever there are more lines
  useLayoutEffect(() => {
    if (follow && frame.current) frame.current.scrollTop = frame.current.scrollHeight;
    look();
  }, [follow, lines]);
  useEffect(() => {
    if (current >= 0 && frame.current)
      frame.current.scrollTop = current * LINE_PX - frame.current.clientHeight / 2;
  }, [current]);
  const onScroll = () => {
    const { top, height } = look();
    const atEnd = (frame.current?.scrollHeight ?? 0) - top - height < LINE_PX;
    if (top < view.top && !atEnd) onFollow(false);
  };
  const first = Math.min(lines, Math.max(0, Math.floor(view.top / LINE_PX) - MARGIN_LINES));
  const last = Math.min(lines, Math.ceil((view.top + view.height) / LINE_PX) + MARGIN_LINES);
  return (
    <section
      aria-label={label}
      className="h-96 overflow-auto bg-ground font-mono text-xs"
      onScroll={onScroll}
      ref={frame}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
    >
      <div className="relative" style={{ height: lines * LINE_PX }}>
        <div
          className="absolute top-0 left-0 min-w-full"
          style={{ transform: `translateY(${first * LINE_PX}px)` }}
        >
          {Array.from({ length: Math.max(0, last - first) }, (_, i) => first + i).map((index) => (
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
