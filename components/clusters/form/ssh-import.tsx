import { type ChangeEvent, useRef, useState, useTransition } from 'react';
import type { FoundHosts } from '#lib/domain/found-host';
import { Problems } from '../../forms/field.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import type { ClusterActions } from './actions.ts';
import { type ClusterDraft, withFoundHosts } from './draft.ts';
import { type Chosen, FoundTable } from './found-table.tsx';
import { TextField } from './text-field.tsx';

interface SshImportProps {
  readonly draft: ClusterDraft;
  readonly onTake: (draft: ClusterDraft) => void;
  readonly find: ClusterActions['findHosts'];
  /** The form is in sight: what is taken over goes there. */
  readonly usable: boolean;
}

const PASTED = 'the pasted text';
const isMain = (name: string) => ['config', 'ssh_config'].includes(name);

/** Hosts and launcher from somebody's ssh_config. What it does not say is typed in the form. */
export function SshImport({ draft, onTake, find, usable }: SshImportProps) {
  const [text, setText] = useState('');
  const [files, setFiles] = useState<readonly { name: string; text: string }[]>([]);
  const [wanted, setWanted] = useState('');
  const [found, setFound] = useState<FoundHosts | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [taken, setTaken] = useState<number | null>(null);
  const [pending, startTransition] = useTransition();
  const input = useRef<HTMLInputElement>(null);
  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const chosen = [...(event.target.files ?? [])];
    event.target.value = '';
    const texts = chosen.map(async (file) => ({ name: file.name, text: await file.text() }));
    setFiles((await Promise.all(texts)).sort((a, b) => Number(isMain(b.name)) - Number(isMain(a.name))));
  };
  const read = () =>
    startTransition(async () => {
      setTaken(null);
      const pasted = text.trim() === '' ? [] : [{ name: PASTED, text }];
      const answer = await find([...pasted, ...files], wanted);
      setFound('found' in answer ? answer.found : null);
      setProblem('problem' in answer ? answer.problem : null);
    });
  const take = (chosen: readonly Chosen[]) => {
    onTake(withFoundHosts(draft, chosen));
    setTaken(chosen.filter(({ role }) => role !== 'none').length);
    setFound(null);
  };
  if (!usable) return null;
  return (
    <Card>
      <details>
        <summary className="min-h-11 px-4 py-3 font-medium text-base">
          Import hosts from an ssh_config
        </summary>
        <div className="flex flex-col gap-4 px-4 pb-4">
          <TextField
            hint="Paste it, or choose files. The pasted text is the config, or else the file named config, or the first; the other files are what it includes. Nothing else is read from a disk, and nothing is kept of it."
            label="ssh_config"
            lines
            onChange={setText}
            placeholder={'Host node*\n  HostName %h.example.org\n  User root'}
            problems={problem ? [problem] : []}
            value={text}
          />
          <div className="flex flex-wrap items-center gap-3 text-sm">
            <Button onClick={() => input.current?.click()} size="small" type="button">
              Choose files
            </Button>
            <input
              aria-label="Files of the ssh_config"
              className="sr-only"
              multiple
              onChange={(event) => void choose(event)}
              ref={input}
              tabIndex={-1}
              type="file"
            />
            <span className="text-muted">{files.map(({ name }) => name).join(', ')}</span>
          </div>
          <div className="max-w-md">
            <TextField
              hint="Empty: every machine that a Host line names."
              label="Which machines"
              mono
              onChange={setWanted}
              placeholder="node[01-16],head"
              problems={[]}
              value={wanted}
            />
          </div>
          <div className="flex flex-wrap items-center gap-3">
            <Button
              disabled={pending || (text.trim() === '' && files.length === 0)}
              onClick={read}
              type="button"
            >
              {pending ? 'Reading …' : 'Read it'}
            </Button>
            <p aria-live="polite" className="text-muted text-sm">
              {taken !== null &&
                `${taken} taken over into the form: fabrics, memory and VMs are still yours to say.`}
            </p>
          </div>
          {found && <Problems problems={found.notes} />}
          {found && found.hosts.length > 0 && (
            <FoundTable hosts={found.hosts} key={found.hosts.map(({ name }) => name).join()} onTake={take} />
          )}
        </div>
      </details>
    </Card>
  );
}
