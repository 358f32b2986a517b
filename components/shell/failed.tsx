'use client';

import Link from 'next/link';
import { useEffect, useRef } from 'react';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';

interface FailedProps {
  /** Under which the server's log has the same error; without one it came up in this browser. */
  readonly digest: string | undefined;
  readonly onRetry: () => void;
}

/** An error that nobody foresaw: what it means, what to do, and how to find it in the server's log. */
export function Failed({ digest, onRetry }: FailedProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <Card>
      <div className="flex max-w-prose flex-col items-start gap-3 p-4" role="alert">
        <h1 className="font-semibold text-xl outline-none" ref={heading} tabIndex={-1}>
          This page could not be shown
        </h1>
        <p>
          Something went wrong that was not foreseen. Trials are not touched by it: another process runs them,
          and what they recorded is kept. Whether what you did last was carried out, the page itself shows
          once it can be opened again.
        </p>
        <p className="text-muted">
          {digest ? (
            <>
              Error <code className="font-mono text-ink">{digest}</code>: what npm start prints has it under
              this number.
            </>
          ) : (
            'It came up in this browser: its console says more.'
          )}
        </p>
        <div className="flex flex-wrap gap-2">
          <Button onClick={onRetry} tone="primary" type="button">
            Try again
          </Button>
          <Button asChild>
            <Link href="/">Home</Link>
          </Button>
        </div>
      </div>
    </Card>
  );
}
