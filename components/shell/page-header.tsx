import Link from 'next/link';
import type { ReactNode } from 'react';

interface PageHeaderProps {
  readonly title: ReactNode;
  /** Where this page hangs. */
  readonly parent?: { readonly label: string; readonly href: string };
  /** One line under the title. */
  readonly children?: ReactNode;
  /** Buttons at the right. */
  readonly actions?: ReactNode;
}

export function PageHeader({ title, parent, children, actions }: PageHeaderProps) {
  return (
    <header className="mb-5 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        {parent && (
          <Link className="text-muted text-sm hover:text-ink" href={parent.href}>
            {parent.label} /
          </Link>
        )}
        <h1 className="text-balance font-semibold text-xl tracking-tight">{title}</h1>
        {children && (
          <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-muted">{children}</div>
        )}
      </div>
      {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
    </header>
  );
}
