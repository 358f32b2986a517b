import { useEffect, useMemo, useState } from 'react';
import type { FieldProblem } from '#lib/domain/field-problem';
import type { ClusterActions } from './actions.ts';
import type { ClusterDraft, PlatformOption } from './draft.ts';
import { clusterInput } from './draft-input.ts';
import { draftOf } from './draft-read.ts';

/** After the last keystroke, before the draft is looked through. */
const SETTLE_MS = 250;

interface Start {
  readonly draft: ClusterDraft;
  /** The file that the draft was read from; empty: none. */
  readonly text: string;
}

/**
 * One cluster as form and as file. Each is made from the other when it is turned to, and only when the other was edited,
 * so that going there and back changes nothing: comments in a file stay until the form is used.
 */
export function useClusterDraft(
  start: Start,
  platforms: readonly PlatformOption[],
  { review, read }: Pick<ClusterActions, 'review' | 'read'>,
) {
  const [draft, setDraft] = useState(start.draft);
  const [text, setText] = useState(start.text);
  const [same, setSame] = useState<Start | null>(start.text === '' ? null : start);
  const [side, setSide] = useState<'form' | 'file'>('form');
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [refused, setRefused] = useState<string | null>(null);
  const input = useMemo(() => clusterInput(draft, platforms), [draft, platforms]);
  useEffect(() => {
    let stale = false;
    const timer = setTimeout(async () => {
      const answer = await review(input);
      if (!stale) setProblems(answer.problems);
    }, SETTLE_MS);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [input, review]);

  const fileOf = async (): Promise<string> => {
    if (side === 'file' || same?.draft === draft) return text;
    return (await review(input)).file;
  };
  const toFile = async () => {
    const file = await fileOf();
    setText(file);
    setSame({ draft, text: file });
    setSide('file');
  };
  /** Shows a file in the form, or the file itself with what the form cannot hold. */
  const take = async (file: string) => {
    setText(file);
    const answer = same?.text === file ? { data: null } : await read(file);
    setRefused('problem' in answer ? answer.problem : null);
    if ('problem' in answer) return setSide('file');
    const next = answer.data === null ? (same?.draft ?? draft) : draftOf(answer.data);
    setDraft(next);
    setSame({ draft: next, text: file });
    setSide('form');
  };
  return {
    ...{ draft, input, text, side, problems, refused, fileOf, take },
    edit: setDraft,
    editText: (next: string) => {
      setText(next);
      setRefused(null);
    },
    turn: (to: string) => (to === 'file' ? toFile() : take(text)),
  };
}
