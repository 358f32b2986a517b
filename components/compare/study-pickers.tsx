'use client';

import { useRouter } from 'next/navigation';
import { Field, INPUT } from '../forms/field.tsx';

interface StudyPickersProps {
  readonly studies: readonly { readonly slug: string; readonly title: string; readonly provenance: string }[];
  readonly a: string;
  readonly b: string;
}

/** Which two; the choice is in the address. */
export function StudyPickers({ studies, a, b }: StudyPickersProps) {
  const router = useRouter();
  const go = (one: string, other: string) =>
    router.replace(`/compare?${new URLSearchParams({ a: one, b: other })}`);
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
      {pick('Study A', a, (slug) => go(slug, b))}
      {pick('Study B', b, (slug) => go(a, slug))}
    </div>
  );
}
