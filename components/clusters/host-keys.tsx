import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Table, Td, Th } from '../ui/table.tsx';

interface Key {
  readonly node: string;
  readonly address: string;
  readonly port: number;
  readonly fingerprint: string;
  readonly confirmedAt: Date | null;
  /** Seen when the keys were last read. */
  readonly current: boolean;
}

/** The keys that machines showed, and the form that trusts the current ones. Nothing is trusted by being seen. */
export function HostKeys({
  keys,
  trust,
}: {
  keys: readonly Key[];
  trust: (form: FormData) => Promise<void>;
}) {
  const current = keys.filter((key) => key.current);
  const open = current.filter((key) => key.confirmedAt === null);
  return (
    <form action={trust}>
      <Table label="Host keys">
        <thead>
          <tr>
            <Th>Machine</Th>
            <Th>Address</Th>
            <Th>Fingerprint</Th>
            <Th>State</Th>
          </tr>
        </thead>
        <tbody>
          {keys.map((key) => (
            <tr key={`${key.address} ${key.fingerprint}`}>
              <Td className="font-mono text-xs">{key.node}</Td>
              <Td className="font-mono text-xs">
                {key.address}:{key.port}
              </Td>
              <Td className="break-all font-mono text-xs">
                {key.fingerprint}
                {key.current && <input name="fingerprint" type="hidden" value={key.fingerprint} />}
              </Td>
              <Td>
                <Badge>{stateOf(key)}</Badge>
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
      {open.length > 0 && (
        <div className="flex flex-wrap items-center gap-3 px-4 py-3">
          <Button tone="primary" type="submit">
            Trust these keys
          </Button>
          <p className="max-w-prose text-muted text-sm">
            Compare them first with what the machines say:{' '}
            <code>ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub</code>.
          </p>
        </div>
      )}
    </form>
  );
}

function stateOf(key: Key): string {
  if (!key.current) return 'earlier key';
  return key.confirmedAt ? 'trusted' : 'not trusted yet';
}
