'use client';

import { useEffect, useState, useTransition } from 'react';
import type { Template } from '#lib/claims/templates';
import type { ClaimSpec } from '#lib/domain/claim';
import { Field, Problems } from '../forms/field.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { BasisFields } from './basis-fields.tsx';
import { type ClaimPreview, PreviewCard } from './claim-preview.tsx';
import type { OfferedLevels } from './offered.ts';
import { PlaceFields } from './place-fields.tsx';

interface ClaimFormProps {
  readonly initial: ClaimSpec;
  readonly levels: OfferedLevels;
  readonly templates: readonly Template[];
  readonly preview: (input: unknown) => Promise<ClaimPreview>;
  /** Returns only when something does not fit; else the page changes. */
  readonly save: (input: unknown) => Promise<ClaimPreview>;
  /** null for a claim that is not there yet. */
  readonly remove: (() => Promise<void>) | null;
}

/** After the last keystroke, before the value is asked for. */
const SETTLE_MS = 250;
/** Places where a problem is shown beside its control; any other stands above the button. */
const PLACES = ['sentence', 'printed', 'where', 'unit', 'basis'];

/** A sentence bound to a query: what the data say is shown while it is being typed. */
export function ClaimForm({ initial, levels, templates, preview, save, remove }: ClaimFormProps) {
  const [claim, setClaim] = useState(initial);
  const [found, setFound] = useState<ClaimPreview | null>(null);
  const [pending, startTransition] = useTransition();
  useEffect(() => {
    let stale = false;
    const timer = setTimeout(async () => {
      const next = await preview(claim);
      if (!stale) setFound(next);
    }, SETTLE_MS);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [claim, preview]);
  const change = (part: Partial<ClaimSpec>) => setClaim({ ...claim, ...part });
  const typed = (path: string) => path !== 'sentence' || claim.sentence !== '';
  const at = (path: string) =>
    (found?.problems ?? []).filter((one) => one.path === path && typed(path)).map((one) => one.message);
  const elsewhere = (found?.problems ?? []).filter((one) => !PLACES.includes(one.path));
  const missing = whatIsMissing(claim);
  const submit = () => startTransition(async () => setFound(await save(claim)));
  return (
    <form
      className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className="flex min-w-0 flex-col gap-4">
        <Card title="Sentence">
          <div className="flex flex-col gap-4 p-4">
            <Field label="As it is printed" problems={at('sentence')}>
              <textarea
                aria-label="Sentence as it is printed"
                className="min-h-16 rounded-md border border-hairline bg-ground p-2"
                onChange={(event) => change({ sentence: event.target.value })}
                value={claim.sentence}
              />
            </Field>
            <PlaceFields change={change} claim={claim} problems={at('where')} />
          </div>
        </Card>
        <Card title="What it is checked against">
          <div className="flex flex-col gap-4 p-4">
            <BasisFields
              change={change}
              claim={claim}
              levels={levels}
              problemsAt={at}
              templates={templates}
            />
          </div>
        </Card>
      </div>
      <div className="flex flex-col gap-4 lg:sticky lg:top-4">
        <PreviewCard found={found} />
        <Problems problems={elsewhere.map((one) => one.message)} />
        <div className="flex flex-wrap items-center gap-3">
          <Button
            disabled={pending || found === null || found.problems.length > 0}
            tone="primary"
            type="submit"
          >
            {pending ? 'Saving …' : 'Save the claim'}
          </Button>
          {remove && (
            <Button disabled={pending} onClick={() => startTransition(remove)} tone="danger" type="button">
              Remove
            </Button>
          )}
          {missing && <span className="text-muted text-sm">{missing}</span>}
        </div>
      </div>
    </form>
  );
}

/** What is to be typed before it can be kept; null when all is there. */
function whatIsMissing({ sentence, printed, basis }: ClaimSpec): string | null {
  if (sentence.trim() === '') return 'Type the sentence first.';
  if (basis.kind === 'none' && basis.reason.trim() === '') return 'Say why it cannot be derived.';
  if (printed.trim() === '') return 'Type the printed value.';
  const unset = basis.kind === 'query' && 'value' in basis.rule && basis.rule.value === '';
  return unset ? 'Type the printed value as a number too.' : null;
}
