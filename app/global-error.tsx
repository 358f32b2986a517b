'use client';

import { Failed } from '#components/shell/failed';
import './globals.css';

/** What stands in the place of everything, where the frame of the app itself failed. */
export default function AppError({
  error,
  retry,
}: {
  error: Error & { digest?: string };
  retry: () => void;
}) {
  return (
    <html lang="en">
      <body>
        <title>This page could not be shown · migration-lab</title>
        <main className="mx-auto max-w-[90rem] px-4 py-6">
          <Failed digest={error.digest} onRetry={retry} />
        </main>
      </body>
    </html>
  );
}
