'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Field, INPUT } from '../forms/field.tsx';

interface StudyPickersProps {
  readonly studies: readonly { readonly slug: string; readonly title: string; readonly provenance: string }[];
  readonly a: string;
  readonly b: string;
}

/** Which two; the choice is in the address. */
export function StudyPickers({ studies, a, b }: StudyPickersProps) {
  const router = useRouter();
  // The second may be chosen before the page has answered to the first.
  const [chosen, setChosen] = useState({ a, b });
  const go = (part: Partial<typeof chosen>) => {
    const next = { ...chosen, ...part };
    setChosen(next);
    router.replace(`/compare?${new URLSearchParams(next)}`);
  };
  const pick = (label: string, value: string, choose: (slug: string) => void) => (
    <Field label={label}>
      <select
        aria-label={label}
        className={INPUT}
        onChange={(event) => choose(event.target.value)}
        value={value}
      >
        <option value="">choose a study</option>
        {studies.map(({ slug, title, provenance }) => (
          <option key={slug} value={slug}>
            {title} ({provenance})
          </option>
        ))}
      </select>
    </Field>
  );
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {pick('Study A', chosen.a, (slug) => go({ a: slug }))}
      {pick('Study B', chosen.b, (slug) => go({ b: slug }))}
    </div>
  );
}
