'use client';

import { useActionState } from 'react';
import { useLaunchKey } from '../forms/launch-key.ts';
import { Button } from '../ui/button.tsx';

interface StartFormProps {
  readonly requestKey: string;
  readonly start: (before: string | null, form: FormData) => Promise<string | null>;
}

/** One button. The same request key however often it is pressed, in however many tabs: one study. */
export function StartForm({ start, requestKey }: StartFormProps) {
  const [error, send, pending] = useActionState(start, null);
  const { key, spend } = useLaunchKey(requestKey);
  return (
    <form action={send} onSubmit={spend} className="flex flex-col items-start gap-2">
      <input name="request" type="hidden" value={key} />
      <Button disabled={pending} tone="primary" type="submit">
        Run the first study
      </Button>
      {error && (
        <p className="text-invalid" role="alert">
          {error}
        </p>
      )}
    </form>
  );
}
