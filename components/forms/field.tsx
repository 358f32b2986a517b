import type { ReactNode } from 'react';

export const INPUT =
  'h-8 max-w-full rounded-md border border-hairline bg-ground px-2 text-base aria-invalid:border-invalid disabled:opacity-50';

interface FieldProps {
  readonly label: string;
  readonly hint?: string;
  /** What is wrong with it, at the place where it was chosen. */
  readonly problems?: readonly string[];
  readonly children: ReactNode;
}

/** A labelled control with its hint and what is wrong with it. */
export function Field({ label, hint, problems = [], children }: FieldProps) {
  return (
    <fieldset className="flex min-w-0 flex-col gap-1.5">
      <legend className="mb-1.5 font-medium text-sm">{label}</legend>
      {children}
      {hint && <p className="max-w-prose text-muted text-xs">{hint}</p>}
      <Problems problems={problems} />
    </fieldset>
  );
}

export function Problems({ problems }: { problems: readonly string[] }) {
  if (problems.length === 0) return null;
  return (
    <ul className="text-invalid text-sm" role="alert">
      {problems.map((problem) => (
        <li key={problem}>▲ {problem}</li>
      ))}
    </ul>
  );
}
