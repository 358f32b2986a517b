import Link from 'next/link';
import { Button } from './button.tsx';

interface EmptyStateProps {
  /** One sentence: what is not here, and what to do. */
  readonly children: string;
  readonly action?: Way;
  readonly second?: Way;
}

interface Way {
  readonly label: string;
  readonly href: string;
}

/** Says what to do next: one sentence and one button, or two. */
export function EmptyState({ children, action, second }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-start gap-3 px-4 py-6">
      <p className="max-w-prose text-muted">{children}</p>
      <div className="flex flex-wrap gap-2">
        {action && (
          <Button asChild tone="primary">
            <Link href={action.href}>{action.label}</Link>
          </Button>
        )}
        {second && (
          <Button asChild>
            <Link href={second.href}>{second.label}</Link>
          </Button>
        )}
      </div>
    </div>
  );
}
