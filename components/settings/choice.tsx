import { useId } from 'react';
import { cn } from '../ui/cn.ts';

interface ChoiceProps {
  readonly label: string;
  readonly hint?: string;
  /** Values with their words. */
  readonly options: readonly (readonly [string, string])[];
  readonly value: string;
  readonly disabled?: boolean;
  readonly onChoose: (value: string) => void;
}

/** One of a few, all in sight. */
export function Choice({ label, hint, options, value, disabled = false, onChoose }: ChoiceProps) {
  const name = useId();
  return (
    <fieldset disabled={disabled}>
      <legend className="mb-1.5 font-medium">{label}</legend>
      <div className="flex flex-wrap gap-2">
        {options.map(([option, word]) => (
          <label
            className={cn(
              'flex items-center gap-2 rounded-md border border-hairline px-3 py-1 has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-accent',
              disabled && 'opacity-60',
            )}
            key={option}
          >
            <input
              checked={option === value}
              className="accent-accent"
              name={name}
              onChange={() => onChoose(option)}
              type="radio"
              value={option}
            />
            {word}
          </label>
        ))}
      </div>
      {hint && <p className="mt-1.5 text-muted text-sm">{hint}</p>}
    </fieldset>
  );
}
