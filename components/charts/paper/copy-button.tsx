'use client';

import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';

/** Puts a text of the server's on the clipboard. */
export function CopyButton({ address, label }: { address: string; label: string }) {
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle');
  async function copy() {
    const response = await fetch(address);
    await navigator.clipboard.writeText(await response.text());
  }
  return (
    <Button
      onClick={() =>
        copy().then(
          () => setState('copied'),
          () => setState('failed'),
        )
      }
    >
      {state === 'copied' ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
      {state === 'failed' ? `The ${label} was not copied` : `Copy ${label}`}
      <span className="sr-only" role="status">
        {state === 'copied' ? `The ${label} is copied.` : ''}
      </span>
    </Button>
  );
}
