'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ArchiveForm } from '#components/importing/archive-form';
import { FileChoice } from '#components/importing/file-choice';
import { MappingForm } from '#components/importing/mapping-form';
import { Notice } from '#components/ui/notice';
import { type Draft, firstDraft, type GuessedTable } from '../../../components/importing/draft.ts';
import type { Outcome } from '../../../components/importing/outcome.ts';
import { sendImport } from './send.ts';

interface ImporterProps {
  readonly guess: (head: string) => Promise<GuessedTable | { readonly problem: string }>;
}

type Chosen =
  | { readonly kind: 'archive'; readonly file: File }
  | { readonly kind: 'table'; readonly file: File; readonly table: GuessedTable };

const HEAD_BYTES = 65_536;
const ZIP_MAGIC = 'PK';

/** Choose a file; say what its columns mean; check it; import it. */
export function Importer({ guess }: ImporterProps) {
  const router = useRouter();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [draft, setDraft] = useState<Draft | null>(null);
  const [slug, setSlug] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [outcome, setOutcome] = useState<Outcome>({ kind: 'idle' });

  async function choose(file: File) {
    setOutcome({ kind: 'idle' });
    setProblem(null);
    setChosen(null);
    const head = wholeLines(await file.slice(0, HEAD_BYTES).text(), file.size > HEAD_BYTES);
    if (head.startsWith(ZIP_MAGIC)) return setChosen({ kind: 'archive', file });
    const table = await guess(head);
    if ('problem' in table) return setProblem(table.problem);
    setDraft(firstDraft(file.name, table));
    setChosen({ kind: 'table', file, table });
  }

  async function send(file: File, wanted: object) {
    setOutcome({ kind: 'running', trials: 0 });
    const news = await sendImport(file, wanted, (trials) => setOutcome({ kind: 'running', trials }));
    if (news.kind === 'done') router.push(`/studies/${news.slug}`);
    else setOutcome(news);
  }

  return (
    <div className="flex flex-col gap-4">
      <FileChoice disabled={outcome.kind === 'running'} onChoose={choose} />
      {problem && <Notice title="This file cannot be read">{problem}</Notice>}
      {chosen?.kind === 'archive' && (
        <ArchiveForm
          onImport={() =>
            send(chosen.file, { kind: 'archive', slug: slug.trim() === '' ? null : slug.trim() })
          }
          onSlug={setSlug}
          outcome={outcome}
          slug={slug}
        />
      )}
      {chosen?.kind === 'table' && draft && (
        <MappingForm
          draft={draft}
          onChange={(next) => {
            setDraft(next);
            if (outcome.kind === 'checked') setOutcome({ kind: 'idle' });
          }}
          onSend={(check) => send(chosen.file, { kind: 'table', mapping: draft, check })}
          outcome={outcome}
          table={chosen.table}
        />
      )}
    </div>
  );
}

/** Of a long file the last line may be cut. */
const wholeLines = (text: string, cut: boolean) =>
  cut && text.includes('\n') ? text.slice(0, text.lastIndexOf('\n')) : text;
