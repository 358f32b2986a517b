import { type ChangeEvent, useRef } from 'react';
import { Button } from '../../ui/button.tsx';

interface FileButtonsProps {
  readonly fileOf: () => Promise<string>;
  readonly onFile: (text: string) => Promise<void>;
  readonly templates: readonly { readonly label: string; readonly text: string }[];
}

/** A cluster's file into the form, and out of it. */
export function FileButtons({ fileOf, onFile, templates }: FileButtonsProps) {
  const input = useRef<HTMLInputElement>(null);
  const take = async (event: ChangeEvent<HTMLInputElement>) => {
    const [chosen] = event.target.files ?? [];
    event.target.value = '';
    if (chosen) await onFile(await chosen.text());
  };
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button onClick={() => input.current?.click()} type="button">
        Open a cluster file
      </Button>
      <input
        accept=".yaml,.yml,.json"
        aria-label="Cluster file"
        className="sr-only"
        onChange={(event) => void take(event)}
        ref={input}
        tabIndex={-1}
        type="file"
      />
      <Button onClick={async () => save(await fileOf())} type="button">
        Save as a file
      </Button>
      {templates.map(({ label, text }) => (
        <Button key={label} onClick={() => void onFile(text)} tone="quiet" type="button">
          {label}
        </Button>
      ))}
    </div>
  );
}

function save(file: string): void {
  const address = URL.createObjectURL(new Blob([file], { type: 'application/yaml' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = 'cluster.yaml';
  link.click();
  URL.revokeObjectURL(address);
}
