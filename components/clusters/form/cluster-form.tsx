'use client';

import { Tabs } from 'radix-ui';
import { useEffect, useRef, useState, useTransition } from 'react';
import type { FieldProblem } from '#lib/domain/field-problem';
import { Problems } from '../../forms/field.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import type { ClusterActions } from './actions.ts';
import { Basics } from './basics.tsx';
import { type ClusterDraft, EMPTY_DRAFT, type PlatformOption } from './draft.ts';
import { draftOf } from './draft-read.ts';
import { Fabrics } from './fabrics.tsx';
import { FileButtons } from './file-buttons.tsx';
import { Launcher } from './launcher.tsx';
import { Hosts, Vms } from './nodes.tsx';
import { PlatformSettings } from './platform-settings.tsx';
import { Running } from './running.tsx';
import { SshImport } from './ssh-import.tsx';
import { useClusterDraft } from './use-cluster-draft.ts';

interface ClusterFormProps extends ClusterActions {
  readonly platforms: readonly PlatformOption[];
  /** The cluster that is edited, and its file; null: a new one. */
  readonly known: { readonly data: object; readonly text: string } | null;
  /** Files to begin with, by what the button says. */
  readonly templates: readonly { readonly label: string; readonly text: string }[];
}

const TAB =
  'min-h-9 border-transparent border-b-2 px-3 text-muted data-[state=active]:border-accent data-[state=active]:text-ink';

/** Describes a cluster, field by field or as a file; the two are one cluster. */
export function ClusterForm({ platforms, known, templates, ...actions }: ClusterFormProps) {
  const [start] = useState(() => ({
    draft: known ? draftOf(known.data) : EMPTY_DRAFT,
    text: known?.text ?? '',
  }));
  const both = useClusterDraft(start, platforms, actions);
  const { draft, edit, problems, side } = both;
  const [tried, setTried] = useState(false);
  const [refusals, setRefusals] = useState<readonly FieldProblem[]>([]);
  const [pending, startTransition] = useTransition();
  const form = useRef<HTMLDivElement>(null);
  const shown = problems.filter(({ missing }) => tried || !missing);
  const part = {
    draft,
    change: (next: ClusterDraft) => edit(next),
    problemsAt: (path: string) => shown.filter((one) => one.path === path).map(({ message }) => message),
    problemsBelow: (path: string) =>
      shown.flatMap((one) =>
        one.path.startsWith(`${path}.`)
          ? [{ rest: one.path.slice(path.length + 1), message: one.message }]
          : [],
      ),
  };
  useEffect(() => {
    if (refusals.length > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [refusals]);
  const register = () => {
    setTried(true);
    startTransition(async () => {
      const answer = await actions.register(side === 'file' ? { text: both.text } : { input: both.input });
      setRefusals(answer ?? []);
    });
  };
  const fields = tried ? problems.length : 0;
  return (
    <div className="flex flex-col gap-4" ref={form}>
      <FileButtons fileOf={both.fileOf} onFile={both.take} templates={templates} />
      <SshImport draft={draft} find={actions.findHosts} onTake={edit} usable={side === 'form'} />
      <Tabs.Root activationMode="manual" onValueChange={(to) => void both.turn(to)} value={side}>
        <Tabs.List aria-label="Form or file" className="mb-4 flex border-hairline border-b">
          <Tabs.Trigger className={TAB} value="form">
            Form
          </Tabs.Trigger>
          <Tabs.Trigger className={TAB} value="file">
            File
          </Tabs.Trigger>
        </Tabs.List>
        <Tabs.Content className="flex flex-col gap-4" tabIndex={-1} value="form">
          <Basics {...part} platforms={platforms} />
          <PlatformSettings {...part} platforms={platforms} />
          <Fabrics {...part} />
          <Hosts {...part} />
          <Launcher {...part} />
          <Vms {...part} />
          <Running {...part} />
        </Tabs.Content>
        <Tabs.Content tabIndex={-1} value="file">
          <Card>
            <label className="flex flex-col gap-1.5 p-4">
              <span className="font-medium text-sm">The cluster’s file (YAML)</span>
              <textarea
                aria-invalid={both.refused !== null}
                className="min-h-96 w-full rounded-md border border-hairline bg-ground p-3 font-mono text-xs"
                onChange={(event) => both.editText(event.target.value)}
                spellCheck={false}
                value={both.text}
              />
              <span className="text-muted text-xs">
                Comments are lost once the form has changed something.
              </span>
            </label>
          </Card>
        </Tabs.Content>
      </Tabs.Root>
      {both.refused && <Refusal text={both.refused} />}
      {refusals
        .filter(({ path }) => path === '')
        .map(({ message }) => (
          <Refusal key={message} text={message} />
        ))}
      {fields > 0 && side === 'form' && (
        <Problems
          problems={[
            `${fields === 1 ? 'One field is' : `${fields} fields are`} missing or wrong: each says so where it is.`,
          ]}
        />
      )}
      <div>
        <Button disabled={pending} onClick={register} tone="primary" type="button">
          {pending ? 'Registering …' : known ? 'Register the changes' : 'Register the cluster'}
        </Button>
      </div>
    </div>
  );
}

function Refusal({ text }: { text: string }) {
  return (
    <pre className="whitespace-pre-wrap font-sans text-invalid text-sm" role="alert">
      ▲ {text}
    </pre>
  );
}
