'use client';

import { Button } from '../ui/button.tsx';
import { INPUT } from './field.tsx';

interface InputFile {
  readonly path: string;
  readonly content: string;
}

/** Input files by name and text; kept as JSON in one field. */
export function FilesInput({
  label,
  text,
  onChange,
}: {
  label: string;
  text: string;
  onChange: (text: string) => void;
}) {
  const files = parse(text);
  const set = (next: readonly InputFile[]) => onChange(JSON.stringify(next));
  const edit = (index: number, part: Partial<InputFile>) =>
    set(files.map((file, i) => (i === index ? { ...file, ...part } : file)));
  return (
    <div className="flex flex-col gap-2 sm:col-span-2">
      <span className="text-muted text-xs">{label}</span>
      {files.map((file, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: files have no identity besides their place
        <div className="flex flex-col gap-1.5 rounded-md border border-hairline p-2" key={index}>
          <div className="flex gap-2">
            <input
              aria-label="File name"
              className={`${INPUT} grow font-mono`}
              onChange={(event) => edit(index, { path: event.target.value })}
              value={file.path}
            />
            <Button onClick={() => set(files.filter((_, i) => i !== index))} tone="quiet" type="button">
              Remove
            </Button>
          </div>
          <textarea
            aria-label={`Text of ${file.path}`}
            className="min-h-40 rounded-md border border-hairline bg-ground p-2 font-mono text-xs"
            onChange={(event) => edit(index, { content: event.target.value })}
            spellCheck={false}
            value={file.content}
          />
        </div>
      ))}
      <div>
        <Button
          onClick={() => set([...files, { path: 'input.txt', content: '' }])}
          size="small"
          type="button"
        >
          Add a file
        </Button>
      </div>
    </div>
  );
}

function parse(text: string): InputFile[] {
  return text === '' ? [] : (JSON.parse(text) as InputFile[]);
}
