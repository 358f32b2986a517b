import { useState } from 'react';
import type { FoundHost } from '#lib/domain/found-host';
import { INPUT, Problems } from '../../forms/field.tsx';
import { Button } from '../../ui/button.tsx';
import { Table, Td, Th } from '../../ui/table.tsx';
import { otherLogins, type Role } from './draft.ts';

export interface Chosen {
  readonly host: FoundHost;
  readonly role: Role;
}

interface FoundTableProps {
  readonly hosts: readonly FoundHost[];
  readonly onTake: (chosen: readonly Chosen[]) => void;
}

/** What an ssh_config names, and what each machine is to be; what cannot be reached says why. */
export function FoundTable({ hosts, onTake }: FoundTableProps) {
  const [roles, setRoles] = useState<Readonly<Record<string, Role>>>({});
  const chosen = hosts.map((host): Chosen => {
    const role = roles[host.name] ?? 'host';
    return { host, role: host.refused ? 'none' : role };
  });
  const of = (role: Role) => chosen.filter((one) => one.role === role).map(({ host }) => host);
  const odd = otherLogins(of('host'));
  /** One launcher: another one becomes nothing. */
  const assign = (name: string, role: Role) => {
    const before = Object.entries(roles).map(([other, was]): [string, Role] => [
      other,
      role === 'launcher' && was === 'launcher' ? 'none' : was,
    ]);
    setRoles({ ...Object.fromEntries(before), [name]: role });
  };
  return (
    <div className="rounded-md border border-hairline">
      <Table label="Machines of the ssh_config">
        <thead>
          <tr>
            <Th>Machine</Th>
            <Th>Address</Th>
            <Th>Login</Th>
            <Th>Is</Th>
          </tr>
        </thead>
        {chosen.map(({ host, role }) => (
          <tbody key={host.name}>
            <tr>
              <Td className="border-b-0 font-mono text-xs">{host.name}</Td>
              <Td className="border-b-0 font-mono text-xs">{host.address}</Td>
              <Td className="whitespace-nowrap border-b-0 font-mono text-xs">
                {host.user ?? '–'}, port {host.port}
                <span className="block text-muted">{host.keyFile ?? 'ssh agent'}</span>
              </Td>
              <Td className="whitespace-nowrap border-b-0">
                {host.refused ? (
                  'left out'
                ) : (
                  <select
                    aria-label={`${host.name} is`}
                    className={INPUT}
                    onChange={(event) => assign(host.name, event.target.value as Role)}
                    value={role}
                  >
                    <option value="host">a host</option>
                    <option value="launcher">the launcher</option>
                    <option value="none">left out</option>
                  </select>
                )}
              </Td>
            </tr>
            <tr>
              <Td className="pt-0" colSpan={4}>
                <div className="max-w-[min(48rem,calc(100vw-6rem))]">
                  {host.refused && <p className="text-invalid">▲ {host.refused}</p>}
                  {host.notes.map((note) => (
                    <p className="text-muted text-xs" key={note}>
                      {note}
                    </p>
                  ))}
                </div>
              </Td>
            </tr>
          </tbody>
        ))}
      </Table>
      <div className="flex flex-wrap items-center gap-3 px-3 py-3">
        <Button
          disabled={of('host').length + of('launcher').length === 0}
          onClick={() => onTake(chosen)}
          tone="primary"
          type="button"
        >
          Take them over
        </Button>
        <Problems problems={odd.length > 0 ? [oddLogins(of('host')[0], odd)] : []} />
      </div>
    </div>
  );
}

const oddLogins = (first: FoundHost | undefined, odd: readonly FoundHost[]) =>
  `A cluster has one login for all hosts, that of ${first?.name} here; user, port or key differ at ${odd.map(({ name }) => name).join(', ')}.`;
