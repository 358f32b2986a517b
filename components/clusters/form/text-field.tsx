import { useId } from 'react';
import { INPUT, Problems } from '../../forms/field.tsx';
import { cn } from '../../ui/cn.ts';

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly problems: readonly string[];
  readonly hint?: string;
  readonly placeholder?: string;
  readonly mono?: boolean;
  readonly lines?: boolean;
}

/** One thing to type, with what is wrong with it below. */
export function TextField({
  label,
  value,
  onChange,
  problems,
  hint,
  placeholder,
  mono,
  lines,
}: TextFieldProps) {
  const id = useId();
  const shared = {
    id,
    'aria-describedby': `${id}-below`,
    'aria-invalid': problems.length > 0,
    autoComplete: 'off',
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
    placeholder,
    spellCheck: false,
    value,
  };
  return (
    <div className={cn('flex min-w-0 flex-col gap-1', lines && 'sm:col-span-2')}>
      <label className="font-medium text-sm" htmlFor={id}>
        {label}
      </label>
      {lines ? (
        <textarea
          {...shared}
          className="min-h-24 w-full rounded-md border border-hairline bg-ground p-2 font-mono text-xs aria-invalid:border-invalid"
        />
      ) : (
        <input {...shared} className={cn(INPUT, 'w-full', mono && 'font-mono text-xs')} />
      )}
      <div id={`${id}-below`}>
        {hint && <p className="max-w-prose text-muted text-xs">{hint}</p>}
        <Problems problems={problems} />
      </div>
    </div>
  );
}
