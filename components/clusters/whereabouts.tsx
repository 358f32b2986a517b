import type { ClusterSpec } from '#lib/domain/cluster';
import type { Whereabouts as Seen } from '#lib/domain/whereabouts';
import { Card } from '../ui/card.tsx';
import { When } from '../ui/when.tsx';

interface WhereaboutsProps {
  readonly spec: ClusterSpec;
  readonly seen: readonly Seen[];
  readonly now: Date;
}

/** Every host with the VMs that run on it, as the hosts said when a trial last asked them. */
export function Whereabouts({ spec, seen, now }: WhereaboutsProps) {
  const [first] = seen;
  const named = seen.map((one) => ({ ...one, spec: spec.vms.find(({ id }) => id === one.vm) }));
  const lost = named.filter(({ host }) => host === null);
  if (!first)
    return (
      <Card title="Where VMs are">
        <p className="px-4 py-3 text-muted">
          No trial has asked the hosts yet; a check says where each VM is.
        </p>
      </Card>
    );
  return (
    <Card
      aside={
        <>
          as the hosts said <When at={first.at} now={now} />
        </>
      }
      title="Where VMs are"
    >
      <ul className="grid gap-px overflow-hidden rounded-b-lg bg-hairline sm:grid-cols-2">
        {spec.hosts.map(({ name }) => (
          <li className="bg-paper px-4 py-2.5" key={name}>
            <span className="font-mono text-xs">{name}</span>
            <span className="mt-1 flex flex-wrap gap-1.5">
              {named
                .filter(({ host }) => host === name)
                .map(({ vm, spec: own }) => (
                  <span
                    className="rounded border border-hairline px-1.5 font-mono text-xs leading-5"
                    key={vm}
                    title={own && own.home !== name ? `at home on ${own.home}` : undefined}
                  >
                    {own?.name ?? vm}
                    {own && own.home !== name && <span className="text-muted"> away from {own.home}</span>}
                  </span>
                ))}
              {!named.some(({ host }) => host === name) && <span className="text-muted text-sm">none</span>}
            </span>
          </li>
        ))}
      </ul>
      {lost.length > 0 && (
        <ul className="border-hairline border-t px-4 py-3 text-sm">
          {lost.map(({ vm, said, spec: own }) => (
            <li className="text-invalid" key={vm}>
              ▲ {own?.name ?? vm} did not run on exactly one host: {said}.
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
