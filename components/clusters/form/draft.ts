import type { FoundHost } from '#lib/domain/found-host';
import type { Field } from '#lib/domain/settings-texts';

/** A platform to choose, with the settings that it has. */
export interface PlatformOption {
  readonly id: string;
  readonly label: string;
  readonly untried: string | null;
  readonly fields: readonly Field[];
}

export interface LoginDraft {
  readonly user: string;
  readonly port: string;
  readonly keyFile: string;
  readonly sudo: boolean;
}

export interface FabricDraft {
  readonly name: string;
  readonly nominalMbps: string;
}

/** On one fabric; VMs have no route device. */
export interface PortDraft {
  readonly address: string;
  readonly interface: string;
  readonly routeDevice: string;
}

export interface HostDraft {
  readonly name: string;
  readonly address: string;
  readonly memoryMiB: string;
  /** In the order of the fabrics. */
  readonly ports: readonly PortDraft[];
}

export interface VmDraft {
  readonly id: string;
  readonly name: string;
  readonly home: string;
  readonly memoryMiB: string;
  readonly ports: readonly PortDraft[];
}

/** A cluster while it is being described: everything that is typed stays text until it is sent. */
export interface ClusterDraft {
  readonly name: string;
  readonly provenance: string;
  readonly platform: string;
  /** The platform's settings as texts, by name. */
  readonly platformTexts: Readonly<Record<string, string>>;
  readonly login: LoginDraft;
  readonly vmUser: string;
  readonly fabrics: readonly FabricDraft[];
  readonly hosts: readonly HostDraft[];
  readonly launcher: { readonly name: string; readonly address: string; readonly login: LoginDraft };
  readonly vms: readonly VmDraft[];
  readonly prologue: string;
  /** `NAME=value`, one a line. */
  readonly environment: string;
  /** `name=/path`, one a line. */
  readonly programs: string;
  readonly foreignLoad: string;
}

export const EMPTY_PORT: PortDraft = { address: '', interface: '', routeDevice: '' };
const EMPTY_LOGIN: LoginDraft = { user: '', port: '22', keyFile: '', sudo: false };

export const EMPTY_DRAFT: ClusterDraft = {
  name: '',
  provenance: 'measured',
  platform: 'openvz',
  platformTexts: {},
  login: EMPTY_LOGIN,
  vmUser: '',
  fabrics: [{ name: '', nominalMbps: '' }],
  hosts: [],
  launcher: { name: '', address: '', login: EMPTY_LOGIN },
  vms: [],
  prologue: '',
  environment: '',
  programs: '',
  foreignLoad: '',
};

/** Hosts and VMs have one port a fabric: what is done to the fabrics is done to their ports. */
export function withFabrics(
  draft: ClusterDraft,
  fabrics: readonly FabricDraft[],
  ports: (own: readonly PortDraft[]) => readonly PortDraft[],
): ClusterDraft {
  const onNodes = <T extends { readonly ports: readonly PortDraft[] }>(nodes: readonly T[]) =>
    nodes.map((node) => ({ ...node, ports: ports(node.ports) }));
  return { ...draft, fabrics, hosts: onNodes(draft.hosts), vms: onNodes(draft.vms) };
}

/** What a found machine is to the cluster. */
export type Role = 'host' | 'launcher' | 'none';

/**
 * Takes found machines over: hosts are added, one that has the same name is replaced; the login is the first host's.
 * Fabrics, memory and VMs are what no ssh_config says.
 */
export function withFoundHosts(
  draft: ClusterDraft,
  found: readonly { readonly host: FoundHost; readonly role: Role }[],
): ClusterDraft {
  const hosts = found.filter(({ role }) => role === 'host').map(({ host }) => host);
  const launcher = found.find(({ role }) => role === 'launcher')?.host;
  const ports = draft.fabrics.map(() => EMPTY_PORT);
  const added = hosts.map(({ name, address }): HostDraft => {
    const before = draft.hosts.find((host) => host.name === name);
    return { memoryMiB: '', ports, ...before, name, address };
  });
  const kept = draft.hosts.filter((host) => !hosts.some(({ name }) => name === host.name));
  const [first] = hosts;
  return {
    ...draft,
    hosts: [...kept, ...added],
    login: first ? loginOf(first, draft.login) : draft.login,
    launcher: launcher
      ? {
          name: launcher.name,
          address: launcher.address,
          login: loginOf(launcher, draft.launcher.login),
        }
      : draft.launcher,
  };
}

/** Hosts whose login is not the first one's: a cluster has one for all of them. */
export function otherLogins(hosts: readonly FoundHost[]): FoundHost[] {
  const [first] = hosts;
  return hosts.filter(
    ({ user, port, keyFile }) => user !== first?.user || port !== first.port || keyFile !== first.keyFile,
  );
}

const loginOf = ({ user, port, keyFile }: FoundHost, { sudo }: LoginDraft): LoginDraft => ({
  user: user ?? '',
  port: String(port),
  keyFile: keyFile ?? '',
  sudo,
});
