import { REQUIRED_TARGETS } from '#lib/domain/closed-sets';
import type { Source, Target } from '#lib/domain/mapping';
import { INPUT } from '../forms/field.tsx';

interface TargetFieldProps {
  readonly target: Target;
  readonly columns: readonly string[];
  readonly source: Source | null;
  onChange(source: Source | null): void;
}

const LABEL: Record<Target, string> = {
  application: 'Application',
  condition: 'Condition',
  migrationFabric: 'Migration fabric',
  mpiFabric: 'MPI fabric',
  simultaneous: 'Migrations at once',
  vms: 'VMs',
  repetition: 'Repetition',
  seconds: 'Thesis seconds',
  applicationSeconds: 'Application seconds',
  migrationSeconds: 'Migration seconds',
};
const ABSENT: Partial<Record<Target, string>> = { repetition: 'not there: number them in order' };
const CONSTANT = 'constant';
const NONE = 'none';

/** One meaning: a column that has it, a value that every row has, or nothing. */
export function TargetField({ target, columns, source, onChange }: TargetFieldProps) {
  const required = REQUIRED_TARGETS.includes(target);
  const value = source === null ? NONE : 'constant' in source ? CONSTANT : `column ${source.column}`;
  const choose = (text: string) => {
    if (text === NONE) onChange(null);
    else if (text === CONSTANT) onChange({ constant: '' });
    else onChange({ column: text.slice('column '.length) });
  };
  return (
    <div className="flex flex-wrap items-center gap-2">
      <label className="flex flex-wrap items-center gap-2">
        <span className="w-40 text-sm">
          {LABEL[target]}
          {required && <span className="text-muted"> (needed)</span>}
        </span>
        <select
          aria-invalid={required && source === null}
          className={`${INPUT} max-w-56`}
          onChange={(event) => choose(event.target.value)}
          value={value}
        >
          <option value={NONE}>{ABSENT[target] ?? 'not in the table'}</option>
          {columns.map((column, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a name may be there twice
            <option key={index} value={`column ${column}`}>
              column {column}
            </option>
          ))}
          <option value={CONSTANT}>the same for every row …</option>
        </select>
      </label>
      {source && 'constant' in source && (
        <input
          aria-label={`${LABEL[target]} of every row`}
          className={`${INPUT} w-40`}
          onChange={(event) => onChange({ constant: event.target.value })}
          value={source.constant}
        />
      )}
    </div>
  );
}
