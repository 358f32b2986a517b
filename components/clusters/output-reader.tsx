'use client';

import { useEffect, useState } from 'react';
import { type Field, readFields } from '#lib/domain/settings-texts';
import { INPUT, Problems } from '../forms/field.tsx';
import { SchemaForm } from '../forms/schema-form.tsx';
import { Card } from '../ui/card.tsx';
import { Table, Td, Th } from '../ui/table.tsx';

interface Tool {
  readonly id: string;
  readonly label: string;
  readonly fields: readonly Field[];
}

type Kind = 'migration' | 'list' | 'application';

interface Pasted {
  readonly kind: Kind;
  readonly id: string;
  readonly settings: ReturnType<typeof readFields>;
  readonly output: { readonly exitCode: number | null; readonly stdout: string; readonly stderr: string };
}

interface Reading {
  readonly rows: readonly { readonly label: string; readonly value: string }[];
  readonly problem: string | null;
}

interface OutputReaderProps {
  readonly platforms: readonly Tool[];
  readonly applications: readonly Tool[];
  readonly read: (pasted: Pasted) => Promise<Reading>;
}

/** After the last keystroke, before what was pasted is read. */
const SETTLE_MS = 300;
const KINDS: readonly (readonly [Kind, string])[] = [
  ['migration', 'a migration'],
  ['list', 'a list of VMs'],
  ['application', 'an application'],
];
const AREA = 'min-h-40 w-full rounded-md border border-hairline bg-ground p-2 font-mono text-xs';

/** Shows how a pasted output is read, while it and the settings of its tool are being changed. */
export function OutputReader({ platforms, applications, read }: OutputReaderProps) {
  const [kind, setKind] = useState<Kind>('migration');
  const tools = kind === 'application' ? applications : platforms;
  const [chosen, setChosen] = useState(platforms[0]?.id ?? '');
  const tool = tools.find(({ id }) => id === chosen) ?? tools[0];
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({});
  const [stdout, setStdout] = useState('');
  const [stderr, setStderr] = useState('');
  const [code, setCode] = useState('0');
  const [reading, setReading] = useState<Reading | null>(null);
  const fields = tool?.fields ?? [];
  const all = { ...Object.fromEntries(fields.map(({ name, initial }) => [name, initial])), ...texts };
  const pasted = JSON.stringify({
    kind,
    id: tool?.id ?? '',
    settings: readFields(fields, all),
    output: { exitCode: code.trim() === '' ? null : Number(code), stdout, stderr },
  } satisfies Pasted);
  const empty = stdout === '' && stderr === '';
  useEffect(() => {
    if (empty) return setReading(null);
    let stale = false;
    const timer = setTimeout(async () => {
      const answer = await read(JSON.parse(pasted) as Pasted);
      if (!stale) setReading(answer);
    }, SETTLE_MS);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [pasted, empty, read]);
  const take = (change: () => void) => {
    setTexts({});
    change();
  };
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <Card title="What was printed">
        <div className="flex flex-col gap-4 p-4">
          <div className="grid gap-3 sm:grid-cols-2">
            <label className="flex flex-col gap-1 text-sm">
              It tells of
              <select
                className={INPUT}
                onChange={(event) => take(() => setKind(event.target.value as Kind))}
                value={kind}
              >
                {KINDS.map(([value, label]) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </select>
            </label>
            <label className="flex flex-col gap-1 text-sm">
              {kind === 'application' ? 'Application' : 'Platform'}
              <select
                className={INPUT}
                onChange={(event) => take(() => setChosen(event.target.value))}
                value={tool?.id}
              >
                {tools.map(({ id, label }) => (
                  <option key={id} value={id}>
                    {label}
                  </option>
                ))}
              </select>
            </label>
          </div>
          <label className="flex flex-col gap-1 text-sm">
            Standard output
            <textarea
              className={AREA}
              onChange={(event) => setStdout(event.target.value)}
              spellCheck={false}
              value={stdout}
            />
          </label>
          <label className="flex flex-col gap-1 text-sm">
            Standard error
            <textarea
              className={AREA.replace('min-h-40', 'min-h-16')}
              onChange={(event) => setStderr(event.target.value)}
              spellCheck={false}
              value={stderr}
            />
          </label>
          <label className="flex flex-col gap-1 text-sm">
            Exit code
            <input
              className={`${INPUT} w-24`}
              inputMode="numeric"
              onChange={(event) => setCode(event.target.value.replace(/\D/g, ''))}
              placeholder="none"
              value={code}
            />
          </label>
          {fields.length > 0 && (
            <details open={fields.some(({ required }) => required)}>
              <summary className="text-muted text-sm">Settings of {tool?.label}</summary>
              <div className="mt-3">
                <SchemaForm
                  fields={fields}
                  onChange={(name, text) => setTexts({ ...texts, [name]: text })}
                  texts={all}
                  upFront={fields.map(({ name }) => name)}
                />
              </div>
            </details>
          )}
        </div>
      </Card>
      <Card title="How it is read">
        {reading === null ? (
          <p className="p-4 text-muted text-sm">Paste an output: what is taken from it shows here.</p>
        ) : reading.problem ? (
          <div className="p-4">
            <Problems problems={[reading.problem]} />
          </div>
        ) : (
          <Table label="How it is read">
            <thead className="sr-only">
              <tr>
                <Th>What</Th>
                <Th>Value</Th>
              </tr>
            </thead>
            <tbody>
              {reading.rows.map(({ label, value }, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the same label may come twice
                <tr key={i}>
                  <Td>{label}</Td>
                  <Td>
                    <span className="whitespace-pre-wrap break-words">{value}</span>
                  </Td>
                </tr>
              ))}
            </tbody>
          </Table>
        )}
      </Card>
    </div>
  );
}
