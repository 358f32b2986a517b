import Link from 'next/link';
import type { ReactNode } from 'react';
import { byTrial, type Orphan } from '#lib/domain/orphan';
import { Card } from '../ui/card.tsx';
import { Confirm } from '../ui/confirm.tsx';
import { Table, Td, Th } from '../ui/table.tsx';

interface OrphansProps {
  readonly found: { readonly orphans: readonly Orphan[]; readonly at: Date } | null;
  /** Trials that this installation knows. */
  readonly known: ReadonlyMap<string, { readonly state: string; readonly slug: string }>;
  readonly busy: boolean;
  readonly again: ReactNode;
  readonly end: (trial: string) => Promise<void>;
}

/** Processes that carry the mark of a trial: whose they are, where, since when, and the button that ends them. */
export function Orphans({ found, known, busy, again, end }: OrphansProps) {
  return (
    <Card aside={again} title="Processes of dead runs">
      {!found || found.orphans.length === 0 ? (
        <p className="px-4 py-3 text-muted">
          {found
            ? `None on hosts, launcher and VMs, ${moment(found.at)}.`
            : 'Nobody has looked for any yet. A check of the cluster looks, too.'}
        </p>
      ) : (
        <ul>
          {[...byTrial(found.orphans)].map(([trial, own]) => (
            <li className="border-hairline border-b last:border-b-0" key={trial}>
              <div className="flex items-start justify-between gap-4 px-4 py-3">
                <p>
                  <Whose known={known.get(trial)} trial={trial} />
                  <span className="block text-muted text-sm">seen {moment(found.at)}</span>
                </p>
                {known.get(trial)?.state !== 'running' && (
                  <Confirm
                    act={end.bind(null, trial)}
                    confirm="End them"
                    disabled={busy}
                    label="End"
                    refuse="Leave them"
                    size="small"
                    title={`End what is left of trial ${trial}?`}
                  >
                    Its processes on all machines get TERM, and KILL after 3 s. A migration that is ended may
                    leave its VM on neither host: let one that is under way arrive.
                  </Confirm>
                )}
              </div>
              <Processes orphans={own} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function Whose({ trial, known }: { trial: string; known: { state: string; slug: string } | undefined }) {
  if (!known)
    return (
      <>
        Trial <span className="font-mono text-xs">{trial}</span>, which is not known here: of another
        installation, or of a database that is gone. The next trial waits for it.
      </>
    );
  return (
    <>
      <Link className="link" href={`/trials/${trial}`}>
        A trial of {known.slug}
      </Link>
      , {known.state === 'running' ? 'under way: its runner takes it up by itself' : known.state}.{' '}
      {known.state !== 'running' && 'The next trial ends what is left of it, and says so in its history.'}
    </>
  );
}

function Processes({ orphans }: { orphans: readonly Orphan[] }) {
  return (
    <Table label="Processes">
      <thead>
        <tr>
          <Th>Machine</Th>
          <Th numeric>Pid</Th>
          <Th>Since, by its clock</Th>
          <Th>Command</Th>
        </tr>
      </thead>
      <tbody>
        {orphans.map(({ machine, pid, since, command }) => (
          <tr key={`${machine} ${pid}`}>
            <Td>{machine}</Td>
            <Td numeric>{pid}</Td>
            <Td className="whitespace-nowrap">{moment(new Date(since))}</Td>
            <Td className="font-mono text-xs">{command}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

const moment = (at: Date) => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
