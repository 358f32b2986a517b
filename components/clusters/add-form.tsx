'use client';

import { useActionState, useRef } from 'react';
import { Button } from '../ui/button.tsx';

interface FormState {
  readonly error: string | null;
  readonly text: string;
}

interface AddFormProps {
  readonly add: (before: FormState, form: FormData) => Promise<FormState>;
  /** A file on this machine that a running testbed wrote, when there is one. */
  readonly testbed: string | null;
  readonly example: string;
}

/** Registers a cluster from its file: dropped in, chosen, typed, or the testbed's own. */
export function AddForm({ add, testbed, example }: AddFormProps) {
  const [state, submit, pending] = useActionState(add, { error: null, text: testbed ?? '' });
  const area = useRef<HTMLTextAreaElement>(null);
  const fill = (text: string) => {
    if (area.current) area.current.value = text;
  };
  return (
    <form action={submit} className="flex flex-col gap-3 p-4">
      <div className="flex flex-wrap items-center gap-2">
        <label className="link cursor-pointer text-sm">
          Choose a file …
          <input
            accept=".yaml,.yml,.json"
            className="sr-only"
            onChange={async (event) => fill((await event.target.files?.[0]?.text()) ?? '')}
            type="file"
          />
        </label>
        {testbed && (
          <Button onClick={() => fill(testbed)} size="small" type="button">
            Use the running testbed
          </Button>
        )}
        <Button onClick={() => fill(example)} size="small" tone="quiet" type="button">
          Begin with an example
        </Button>
      </div>
      <label className="flex flex-col gap-1.5">
        <span className="font-medium text-sm">The cluster’s file (YAML)</span>
        <textarea
          aria-describedby={state.error ? 'cluster-error' : undefined}
          aria-invalid={state.error !== null}
          className="min-h-96 w-full rounded-md border border-hairline bg-ground p-3 font-mono text-xs"
          defaultValue={state.text}
          key={state.text}
          name="text"
          ref={area}
          required
          spellCheck={false}
        />
      </label>
      {state.error && (
        <pre className="whitespace-pre-wrap text-invalid text-sm" id="cluster-error" role="alert">
          {state.error}
        </pre>
      )}
      <div>
        <Button disabled={pending} tone="primary" type="submit">
          {pending ? 'Registering …' : 'Register the cluster'}
        </Button>
      </div>
    </form>
  );
}
