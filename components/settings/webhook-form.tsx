'use client';

import { useActionState } from 'react';
import { Button } from '../ui/button.tsx';

/** What an action says: that it was done, or why not. */
export interface Said {
  readonly done: string | null;
  readonly problem: string | null;
}
type Action = (before: Said, form: FormData) => Promise<Said>;

const NOTHING: Said = { done: null, problem: null };

/** The address that hears of everything a person should hear of. */
export function WebhookForm({ url, save }: { url: string; save: Action }) {
  const [{ done, problem }, act, pending] = useActionState(save, NOTHING);
  return (
    <form action={act} className="flex flex-col gap-3 p-4">
      <label className="flex flex-col gap-1.5">
        <span className="font-medium">Webhook</span>
        <input
          aria-describedby="webhook-hint"
          aria-invalid={problem !== null}
          className="h-8 w-full rounded-md border border-hairline bg-ground px-2.5 font-mono text-sm"
          defaultValue={url}
          name="url"
          placeholder="https://chat.example.org/hooks/…"
          type="url"
        />
      </label>
      <p className="text-muted text-sm" id="webhook-hint">
        When a study ends, or a cluster has waited for a person for a minute, the runner posts JSON there with{' '}
        <code className="font-mono text-xs">id, at, kind, text, path</code>. An attempt that fails is repeated
        for some ten hours. Empty: nothing is sent.
      </p>
      <div className="flex flex-wrap items-center gap-2">
        <Button disabled={pending} name="then" tone="primary" type="submit" value="nothing">
          Save
        </Button>
        <Button disabled={pending} name="then" type="submit" value="test">
          Save and send a test
        </Button>
        <output className={problem ? 'text-invalid' : 'text-muted'}>{problem ?? done}</output>
      </div>
    </form>
  );
}
