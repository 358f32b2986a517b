'use client';

import { useId } from 'react';
import type { Field as SchemaField } from '#lib/domain/settings-texts';
import { INPUT } from './field.tsx';
import { FilesInput } from './files-input.tsx';

interface SchemaFormProps {
  readonly fields: readonly SchemaField[];
  readonly texts: Readonly<Record<string, string>>;
  /** Fields shown at once; the others fold. */
  readonly upFront: readonly string[];
  onChange(name: string, text: string): void;
}

/** Settings as their schema describes them. */
export function SchemaForm({ fields, texts, upFront, onChange }: SchemaFormProps) {
  const shown = fields.filter((field) => field.required || upFront.includes(field.name));
  const folded = fields.filter((field) => !shown.includes(field));
  const render = (field: SchemaField) => (
    <Setting
      field={field}
      key={field.name}
      onChange={(text) => onChange(field.name, text)}
      text={texts[field.name] ?? ''}
    />
  );
  return (
    <div className="flex flex-col gap-3">
      <div className="grid items-end gap-3 sm:grid-cols-2">{shown.map(render)}</div>
      {folded.length > 0 && (
        <details>
          <summary className="text-muted text-sm">{folded.length} more settings</summary>
          <div className="mt-3 grid items-end gap-3 sm:grid-cols-2">{folded.map(render)}</div>
        </details>
      )}
    </div>
  );
}

function Setting({
  field,
  text,
  onChange,
}: {
  field: SchemaField;
  text: string;
  onChange: (text: string) => void;
}) {
  const id = useId();
  if (field.kind === 'files') return <FilesInput label={field.label} onChange={onChange} text={text} />;
  const wide = field.kind === 'long-text' || field.kind === 'lines';
  return (
    <div className={wide ? 'flex flex-col gap-1 sm:col-span-2' : 'flex flex-col gap-1'}>
      <label className="text-muted text-xs" htmlFor={id}>
        {field.label}
      </label>
      <Control field={field} id={id} onChange={onChange} text={text} />
    </div>
  );
}

function Control({
  id,
  field,
  text,
  onChange,
}: {
  id: string;
  field: SchemaField;
  text: string;
  onChange: (text: string) => void;
}) {
  if (field.choices.length > 0)
    return (
      <select className={INPUT} id={id} onChange={(event) => onChange(event.target.value)} value={text}>
        {field.choices.map((choice) => (
          <option key={choice}>{choice}</option>
        ))}
      </select>
    );
  if (field.kind === 'long-text' || field.kind === 'lines')
    return (
      <textarea
        id={id}
        className="min-h-20 rounded-md border border-hairline bg-ground p-2 font-mono text-xs"
        onChange={(event) => onChange(event.target.value)}
        placeholder={field.kind === 'lines' ? 'one a line' : undefined}
        spellCheck={false}
        value={text}
      />
    );
  const numeric = field.kind === 'number' || field.kind === 'numbers';
  return (
    <input
      id={id}
      className={INPUT}
      inputMode={numeric ? 'decimal' : undefined}
      onChange={(event) => onChange(event.target.value)}
      placeholder={field.kind === 'numbers' ? 'numbers, by commas' : undefined}
      value={text}
    />
  );
}
