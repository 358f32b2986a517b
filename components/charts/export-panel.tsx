'use client';

import { Check, Copy, Download } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { INPUT } from '../forms/field.tsx';
import { Button } from '../ui/button.tsx';

interface Choice {
  readonly value: string;
  readonly label: string;
}

interface ExportPanelProps {
  readonly title: string;
  /** Of the file, without `format` and what else is chosen here. */
  readonly address: string;
  readonly formats: readonly Choice[];
  readonly presets: readonly Choice[];
}

/** A figure as a file for a paper, as large as it will be printed. */
export function ExportPanel({ title, address, formats, presets }: ExportPanelProps) {
  const [format, setFormat] = useState('pdf');
  const [preset, setPreset] = useState(presets[0]?.value ?? '');
  const [dpi, setDpi] = useState('600');
  const [caption, setCaption] = useState(false);
  const [grey, setGrey] = useState(false);
  const fileAs = (kind: string) =>
    `${address}${address.includes('?') ? '&' : '?'}${new URLSearchParams({ format: kind, preset, dpi, caption: String(caption), grey: String(grey) })}`;
  return (
    <div className="flex flex-col gap-4 p-4">
      <div className="flex flex-wrap items-end gap-x-4 gap-y-3">
        <Labelled label="Format">
          <Select choices={formats} onChange={setFormat} value={format} />
        </Labelled>
        <Labelled label="Set for">
          <Select choices={presets} onChange={setPreset} value={preset} />
        </Labelled>
        {format === 'png' && (
          <Labelled label="Dots per inch">
            <Select choices={RESOLUTIONS} onChange={setDpi} value={dpi} />
          </Labelled>
        )}
        <Tick checked={caption} label="with caption" onChange={setCaption} />
        <Tick checked={grey} label="in grey" onChange={setGrey} />
        <Button asChild tone="primary">
          <a download href={fileAs(format)}>
            <Download aria-hidden="true" /> Download
          </a>
        </Button>
        <CopyButton address={fileAs('caption')} label="caption" />
        <CopyButton address={fileAs('bibtex')} label="BibTeX" />
      </div>
      <figure className="flex flex-col gap-1.5">
        <figcaption className="text-muted text-sm">
          At its printed size, where the window is wide enough
        </figcaption>
        {/* biome-ignore lint/performance/noImgElement: a drawing of ours, at its own size */}
        <img
          alt={`${title}, as it will be printed`}
          className="h-auto max-w-full self-start border border-hairline bg-white"
          src={fileAs('svg')}
        />
      </figure>
    </div>
  );
}

const RESOLUTIONS = ['150', '300', '600', '1200'].map((value) => ({ value, label: value }));

const Labelled = ({ label, children }: { label: string; children: ReactNode }) => (
  // biome-ignore lint/a11y/noLabelWithoutControl: the control is its child
  <label className="flex flex-col gap-1 text-sm">
    {label}
    {children}
  </label>
);

function Select({
  choices,
  value,
  onChange,
}: {
  choices: readonly Choice[];
  value: string;
  onChange(value: string): void;
}) {
  return (
    <select className={INPUT} onChange={(event) => onChange(event.target.value)} value={value}>
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
  );
}

function Tick({
  label,
  checked,
  onChange,
}: {
  label: string;
  checked: boolean;
  onChange(checked: boolean): void;
}) {
  return (
    <label className="flex h-8 items-center gap-2 text-sm">
      <input checked={checked} onChange={(event) => onChange(event.target.checked)} type="checkbox" /> {label}
    </label>
  );
}

/** Puts a text of the server's on the clipboard. */
function CopyButton({ address, label }: { address: string; label: string }) {
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle');
  async function copy() {
    const response = await fetch(address);
    await navigator.clipboard.writeText(await response.text());
  }
  return (
    <Button
      onClick={() =>
        copy().then(
          () => setState('copied'),
          () => setState('failed'),
        )
      }
    >
      {state === 'copied' ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
      {state === 'failed' ? `The ${label} was not copied` : `Copy ${label}`}
      <span className="sr-only" role="status">
        {state === 'copied' ? `The ${label} is copied.` : ''}
      </span>
    </Button>
  );
}
