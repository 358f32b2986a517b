'use client';

import { type ChangeEvent, useRef, useState } from 'react';
import type { StudySpec } from '#lib/domain/study';
import { Button } from '../ui/button.tsx';

interface StudyFileProps {
  /** The study as it stands; null while it cannot be read. */
  readonly file: string | null;
  readonly read: (text: string) => Promise<{ spec: StudySpec } | { problem: string }>;
  readonly onRead: (spec: StudySpec) => string | null;
}

/** A study as one YAML file: into the form, and out of it; `lab run` takes the same. */
export function StudyFile({ file, read, onRead }: StudyFileProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const take = async (event: ChangeEvent<HTMLInputElement>) => {
    const [chosen] = event.target.files ?? [];
    event.target.value = '';
    if (!chosen) return;
    const answer = await read(await chosen.text());
    setProblem('problem' in answer ? answer.problem : onRead(answer.spec));
  };
  return (
    <div className="flex flex-wrap items-center gap-2 text-sm">
      <Button onClick={() => input.current?.click()} type="button">
        Open a study file
      </Button>
      <input
        accept=".yaml,.yml"
        aria-label="Study file"
        className="sr-only"
        onChange={(event) => void take(event)}
        ref={input}
        tabIndex={-1}
        type="file"
      />
      <Button disabled={file === null} onClick={() => file && save(file)} type="button">
        Save as a file
      </Button>
      {problem && (
        <p className="w-full whitespace-pre-wrap text-invalid" role="alert">
          ▲ {problem}
        </p>
      )}
    </div>
  );
}

function save(file: string): void {
  const address = URL.createObjectURL(new Blob([file], { type: 'application/yaml' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = 'study.yaml';
  link.click();
  URL.revokeObjectURL(address);
}
