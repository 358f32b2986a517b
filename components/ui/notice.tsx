import type { ReactNode } from 'react';

/** Something a person should know or do, above what it concerns. */
export function Notice({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div
      className="rounded-lg border border-hairline border-l-4 border-l-unknown bg-paper px-4 py-3"
      role="status"
    >
      <p className="font-medium">{title}</p>
      <p className="mt-0.5 max-w-prose text-muted">{children}</p>
    </div>
  );
}
