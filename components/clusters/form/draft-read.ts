import { type ClusterDraft, EMPTY_DRAFT, type LoginDraft, type PortDraft } from './draft.ts';

/** What a file says, as far as it says anything: a form may hold half a cluster. */
export function draftOf(data: unknown): ClusterDraft {
  const fabrics = list(data, 'fabrics').map((fabric) => ({
    name: text(fabric, 'name'),
    nominalMbps: text(fabric, 'nominalMbps'),
  }));
  const ports = (node: unknown) => fabrics.map(({ name }) => port(at(at(node, 'fabrics'), name)));
  const launcher = at(data, 'launcher');
  const mpi = at(data, 'mpi');
  return {
    name: text(data, 'name'),
    provenance: text(data, 'provenance') || EMPTY_DRAFT.provenance,
    platform: text(data, 'platform'),
    platformTexts: settings(at(data, 'platformSettings')),
    login: login(at(data, 'login')),
    vmUser: text(at(data, 'vmLogin'), 'user'),
    fabrics,
    hosts: list(data, 'hosts').map((host) => ({
      name: text(host, 'name'),
      address: text(host, 'address'),
      memoryMiB: text(host, 'memoryMiB'),
      ports: ports(host),
    })),
    launcher: {
      name: text(launcher, 'name'),
      address: text(launcher, 'address'),
      login: login(at(launcher, 'login')),
    },
    vms: list(data, 'vms').map((vm) => ({
      id: text(vm, 'id'),
      name: text(vm, 'name'),
      home: text(vm, 'home'),
      memoryMiB: text(vm, 'memoryMiB'),
      ports: ports(vm),
    })),
    prologue: text(mpi, 'prologue'),
    environment: lines(at(mpi, 'environment')),
    programs: lines(at(data, 'programs')),
    foreignLoad: text(at(data, 'limits'), 'foreignLoad'),
  };
}

const settings = (data: unknown): Record<string, string> =>
  Object.fromEntries(
    keys(data).map((name) => {
      const value = at(data, name);
      if (typeof value === 'boolean') return [name, value ? 'yes' : 'no'];
      return [name, Array.isArray(value) ? value.join('\n') : text(data, name)];
    }),
  );

const login = (data: unknown): LoginDraft => ({
  user: text(data, 'user'),
  port: text(data, 'port') || '22',
  keyFile: text(data, 'keyFile'),
  sudo: at(data, 'sudo') === true,
});

const port = (data: unknown): PortDraft => ({
  address: text(data, 'address'),
  interface: text(data, 'interface'),
  routeDevice: text(data, 'routeDevice'),
});

const keys = (data: unknown) => (typeof data === 'object' && data !== null ? Object.keys(data) : []);

const lines = (data: unknown): string =>
  keys(data)
    .map((name) => `${name}=${text(data, name)}`)
    .join('\n');

function at(data: unknown, key: string): unknown {
  return typeof data === 'object' && data !== null && Object.hasOwn(data, key)
    ? (data as Readonly<Record<string, unknown>>)[key]
    : undefined;
}

function list(data: unknown, key: string): readonly unknown[] {
  const value = at(data, key);
  return Array.isArray(value) ? value : [];
}

function text(data: unknown, key: string): string {
  const value = at(data, key);
  return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : '';
}
