import type { ReactNode } from 'react';
import { cn } from './cn.ts';

/** A word in a thin frame. */
export function Badge({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <span
      className={cn(
        'inline-flex items-center rounded border border-hairline px-1.5 text-muted text-xs leading-5',
        className,
      )}
    >
      {children}
    </span>
  );
}
