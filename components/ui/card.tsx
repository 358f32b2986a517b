import type { ReactNode } from 'react';
import { cn } from './cn.ts';

interface CardProps {
  readonly title?: ReactNode;
  /** At the right of the title. */
  readonly aside?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A sheet of paper on the ground, with an optional titled head. */
export function Card({ title, aside, className, children }: CardProps) {
  return (
    <section className={cn('min-w-0 rounded-lg border border-hairline bg-paper', className)}>
      {title && (
        <header className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 gap-y-1 border-hairline border-b px-4 py-2">
          <h2 className="font-medium text-base">{title}</h2>
          {aside && <div className="text-muted text-sm">{aside}</div>}
        </header>
      )}
      {children}
    </section>
  );
}
