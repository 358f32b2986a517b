import { ClusterSpec } from '#lib/domain/cluster';
import type { Settings } from './settings.ts';

/** The modelled networks: names, speeds and interfaces as in the thesis' cluster. */
const FABRICS = [
  { name: '10GbE', nominalMbps: 10_000, subnet: '10.0.10', interface: 'eth2' },
  { name: '1GbE', nominalMbps: 1000, subnet: '10.0.1', interface: 'eth1' },
] as const;
const HOST_MEMORY_MIB = 32_768;
const VM_MEMORY_MIB = 1024;
const FIRST_HOST = 11;
const FIRST_VM = 101;

/** Where the rehearsal's ssh is reached: a network of its own inside 127/8, so that every host has port and address. */
export interface Reach {
  /** Such as `127.81.7`. */
  readonly network: string;
  readonly port: number;
  readonly user: string;
  readonly keyFile: string;
}

/** The cluster as it is registered. */
export function rehearsalCluster({ hosts, vms }: Settings, reach: Reach): ClusterSpec {
  const { network, port, user, keyFile } = reach;
  const login = { user, port, keyFile };
  const ports = (last: number) =>
    Object.fromEntries(
      FABRICS.map((fabric) => [
        fabric.name,
        { address: `${fabric.subnet}.${last}`, interface: fabric.interface },
      ]),
    );
  return ClusterSpec.parse({
    name: 'rehearsal',
    provenance: 'rehearsal',
    platform: 'openvz',
    login,
    vmLogin: { user },
    fabrics: FABRICS.map(({ name, nominalMbps }) => ({ name, nominalMbps })),
    hosts: Array.from({ length: hosts }, (_, i) => ({
      name: `node${i + 1}`,
      address: `${network}.${FIRST_HOST + i}`,
      memoryMiB: HOST_MEMORY_MIB,
      fabrics: ports(FIRST_HOST + i),
    })),
    launcher: { name: 'head', address: `${network}.1`, login },
    vms: Array.from({ length: vms }, (_, i) => ({
      id: String(FIRST_VM + i),
      name: `vm${i + 1}`,
      home: `node${(i % hosts) + 1}`,
      memoryMiB: VM_MEMORY_MIB,
      fabrics: ports(FIRST_VM + i),
    })),
    programs: { hpl: '/opt/rehearsal/xhpl' },
  });
}

/** Every machine of the model: hosts and launcher, which answer ssh, and VMs. */
export function machineNames(cluster: ClusterSpec): string[] {
  const { hosts, launcher, vms } = cluster;
  return [...hosts.map(({ name }) => name), launcher.name, ...vms.map(({ id }) => vmMachine(id))];
}

export function vmMachine(id: string): string {
  return `vm-${id}`;
}
