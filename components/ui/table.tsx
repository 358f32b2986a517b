import type { ComponentProps, ReactNode } from 'react';
import { cn } from './cn.ts';

/** Scrolls sideways by itself, so that a wide table never widens the page. */
export function Table({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section aria-label={label} className="relative overflow-x-auto" tabIndex={0}>
      <table className="w-full border-collapse text-sm">{children}</table>
    </section>
  );
}

type CellProps = ComponentProps<'td'> & { numeric?: boolean };

export function Th({ numeric, className, ...props }: CellProps) {
  return (
    <th
      className={cn(
        'whitespace-nowrap border-hairline border-b px-3 py-2 text-left align-bottom font-medium text-muted text-xs',
        numeric && 'text-right',
        className,
      )}
      {...props}
    />
  );
}

export function Td({ numeric, className, ...props }: CellProps) {
  return (
    <td
      className={cn(
        'border-hairline border-b px-3 py-1.5 align-top',
        numeric && 'whitespace-nowrap text-right',
        className,
      )}
      {...props}
    />
  );
}
