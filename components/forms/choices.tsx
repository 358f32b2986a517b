'use client';

import { cn } from '../ui/cn.ts';

interface Choice<T extends string | number> {
  readonly value: T;
  readonly label: string;
  /** Why it cannot be chosen here; it is greyed out then. */
  readonly unfit?: string | undefined;
}

interface ChoicesProps<T extends string | number> {
  readonly name: string;
  readonly choices: readonly Choice<T>[];
  readonly chosen: readonly T[];
  onChange(chosen: T[]): void;
}

/** Any number of a few: each a button-like checkbox, in the order of the choices. */
export function Choices<T extends string | number>({ name, choices, chosen, onChange }: ChoicesProps<T>) {
  const toggle = (value: T, on: boolean) =>
    onChange(choices.map((choice) => choice.value).filter((v) => (v === value ? on : chosen.includes(v))));
  return (
    <div className="flex flex-wrap gap-1.5">
      {choices.map(({ value, label, unfit }) => (
        <label
          className={cn(
            'inline-flex min-h-8 cursor-pointer items-center gap-1.5 rounded-md border border-hairline px-2.5 text-sm has-focus-visible:outline-2 has-focus-visible:outline-accent',
            chosen.includes(value) ? 'border-accent bg-accent-soft' : 'hover:bg-raised',
            unfit && 'cursor-not-allowed text-faint',
          )}
          key={value}
          title={unfit}
        >
          <input
            checked={chosen.includes(value)}
            className="accent-accent"
            disabled={unfit !== undefined && !chosen.includes(value)}
            name={name}
            onChange={(event) => toggle(value, event.target.checked)}
            type="checkbox"
            value={value}
          />
          {label}
        </label>
      ))}
    </div>
  );
}
