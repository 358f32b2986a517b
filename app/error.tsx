'use client';

import { Failed } from '#components/shell/failed';

/** What stands in the place of a page that failed; the rest of the app stays. */
export default function PageError({
  error,
  retry,
}: {
  error: Error & { digest?: string };
  retry: () => void;
}) {
  return <Failed digest={error.digest} onRetry={retry} />;
}
