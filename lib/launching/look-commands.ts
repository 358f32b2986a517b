import type { ClusterSpec } from '#lib/domain/cluster';
import type { Quarantine } from '#lib/domain/quarantine';
import { platformOf } from '#lib/platforms/registry';

/** What a person types to see for themselves where a quarantined VM is: one line for each host. */
export function lookCommands(spec: ClusterSpec, { from, to }: Pick<Quarantine, 'from' | 'to'>): string[] {
  const { user, port } = spec.login;
  const list = platformOf(spec).list().argv.join(' ');
  return spec.hosts
    .filter(({ name }) => name === from || name === to)
    .map(({ address }) => `ssh ${port === 22 ? '' : `-p ${port} `}${user}@${address} ${list}`);
}
