import Link from 'next/link';
import type { Quarantine } from '#lib/domain/quarantine';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';

interface QuarantinesProps {
  readonly quarantines: readonly (Quarantine & { readonly look: readonly string[] })[];
  readonly busy: boolean;
  readonly release: (quarantine: string) => Promise<void>;
}

/** What no trial uses until a person has looked: which, since when, why, and what to do. */
export function Quarantines({ quarantines, busy, release }: QuarantinesProps) {
  if (quarantines.length === 0) return null;
  return (
    <Card aside="a person is needed" title="Quarantined">
      <ul>
        {quarantines.map(({ id, vm, from, to, since, reason, trialId, look }) => (
          <li className="flex flex-col gap-2 border-hairline border-b px-4 py-3 last:border-b-0" key={id}>
            <div className="flex items-start justify-between gap-4">
              <p>
                <span className="font-medium">
                  VM {vm} and the hosts {from} and {to}
                </span>{' '}
                since {since.toISOString().slice(0, 16).replace('T', ' ')} UTC: {reason}{' '}
                {trialId && (
                  <Link className="link" href={`/trials/${trialId}`}>
                    The trial whose migration it was
                  </Link>
                )}
              </p>
              <form action={release.bind(null, id)}>
                <Button disabled={busy} type="submit">
                  Ask both hosts and release
                </Button>
              </form>
            </div>
            <p className="text-muted text-sm">
              No trial that needs this VM, or moves a VM between these hosts, begins. Look where the VM is;
              end a migration that hangs; start the VM on one host, or stop all copies but one; then release
              it.
            </p>
            <pre className="whitespace-pre-wrap break-all rounded-md bg-raised px-3 py-2 font-mono text-xs">
              {look.join('\n')}
            </pre>
          </li>
        ))}
      </ul>
    </Card>
  );
}
