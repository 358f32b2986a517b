import { Card } from '../ui/card.tsx';

interface FileChoiceProps {
  readonly disabled: boolean;
  onChoose(file: File): void;
}

/** The file to be imported. It stays on this machine. */
export function FileChoice({ disabled, onChoose }: FileChoiceProps) {
  return (
    <Card>
      <label className="flex flex-wrap items-center gap-x-4 gap-y-2 p-4">
        <span className="font-medium">File</span>
        <input
          accept=".zip,.csv,.tsv,.txt"
          className="max-w-full text-sm file:mr-3 file:h-8 file:rounded-md file:border file:border-hairline file:bg-paper file:px-3 file:text-ink"
          disabled={disabled}
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            if (file) onChoose(file);
          }}
          type="file"
        />
        <span className="text-muted text-sm">An archive (.zip) or a table (.csv).</span>
      </label>
    </Card>
  );
}
