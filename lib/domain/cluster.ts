import { z } from 'zod';
import { LabError } from './errors.ts';
import { Provenance } from './words.ts';

const Name = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,62}$/, 'letters, digits, dot, dash, underscore; at most 63');
const Address = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.:_-]{0,252}$/, 'a host name or an IP address');
const Interface = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.:@-]{0,14}$/, 'an interface name, such as eth0');
const PORTS = 'a port from 1 to 65535';
const Port = z.number().int().min(1, PORTS).max(65535, PORTS);

/** How to log in. `keyFile`: absolute path of a private key on the runner's machine; without it the ssh agent is asked. */
export const Login = z.strictObject({
  user: Name,
  port: Port.default(22),
  keyFile: z.string().startsWith('/', 'an absolute path').optional(),
  sudo: z.boolean().default(false),
});
export type Login = z.infer<typeof Login>;

export const Fabric = z.strictObject({ name: Name, nominalMbps: z.number().positive('more than 0') });
export type Fabric = z.infer<typeof Fabric>;

/** `interface` counts the bytes; `routeDevice` is the one the routing table names (a bridge, for example). */
const HostFabric = z.strictObject({
  address: Address,
  interface: Interface,
  routeDevice: Interface.optional(),
});

const Host = z.strictObject({
  name: Name,
  address: Address,
  memoryMiB: z.number().int().positive('more than 0'),
  fabrics: z.record(Name, HostFabric),
});
export type Host = z.infer<typeof Host>;

const Vm = z.strictObject({
  id: Name,
  name: Name,
  home: Name,
  memoryMiB: z.number().int().positive('more than 0'),
  fabrics: z.record(Name, z.strictObject({ address: Address, interface: Interface })),
});
export type Vm = z.infer<typeof Vm>;

/** Where `mpiexec` runs: it has no rank and never moves. */
const Launcher = z.strictObject({ name: Name, address: Address, login: Login });

export const MpiKind = z.enum(['mpich', 'openmpi']);
export type MpiKind = z.infer<typeof MpiKind>;

/** Shell lines run before `mpiexec` (modules) and environment given to every rank. */
const Mpi = z.strictObject({
  prologue: z.string().max(4000).default(''),
  environment: z
    .record(
      z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'a name of a variable: letters, digits, underscore'),
      z.string(),
    )
    .default({}),
});

/** What a host may do besides, before and after a trial: the share of its cores that may be busy; 1 judges nothing. */
const Limits = z.strictObject({ foreignLoad: z.number().gt(0).max(1).default(0.1) });

/** A cluster as a person registers it. Addresses and names only: no secret is stored. */
export const ClusterSpec = z
  .strictObject({
    name: Name,
    provenance: Provenance.exclude(['imported']).default('measured'),
    platform: Name,
    /** What the platform lets a cluster choose; read by its own schema. */
    platformSettings: z.record(z.string(), z.json()).default({}),
    login: Login,
    vmLogin: z.strictObject({ user: Name }),
    fabrics: z.array(Fabric).min(1, 'at least one fabric'),
    hosts: z.array(Host).min(2, 'a migration needs at least two hosts'),
    launcher: Launcher,
    vms: z.array(Vm).min(1, 'at least one VM'),
    mpi: Mpi.default({ prologue: '', environment: {} }),
    programs: z.record(Name, z.string().startsWith('/', 'an absolute path')).default({}),
    limits: Limits.prefault({}),
  })
  .superRefine((cluster, context) => {
    const fail = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path, message });
    const fabrics = cluster.fabrics.map((f) => f.name);
    const hosts = cluster.hosts.map((h) => h.name);
    for (const [what, names] of [
      ['fabrics', fabrics],
      ['hosts', hosts],
      ['vms', cluster.vms.map((v) => v.id)],
    ] as const)
      for (const name of new Set(names.filter((n, i) => names.indexOf(n) !== i)))
        fail([what], `${name} appears twice`);
    for (const [what, nodes] of [
      ['hosts', cluster.hosts],
      ['vms', cluster.vms],
    ] as const)
      nodes.forEach((node, i) => {
        for (const fabric of fabrics)
          if (!node.fabrics[fabric])
            fail([what, i, 'fabrics'], `${node.name} has no address on fabric ${fabric}`);
        for (const fabric of Object.keys(node.fabrics))
          if (!fabrics.includes(fabric))
            fail([what, i, 'fabrics', fabric], `unknown fabric ${fabric}; known: ${fabrics.join(', ')}`);
      });
    cluster.vms.forEach((vm, i) => {
      if (!hosts.includes(vm.home))
        fail(['vms', i, 'home'], `unknown host ${vm.home}; known: ${hosts.join(', ')}`);
    });
  });
export type ClusterSpec = z.infer<typeof ClusterSpec>;

/** Every machine the runner logs in to: the hosts, then the launcher. */
export function clusterNodes(cluster: ClusterSpec): { name: string; address: string; login: Login }[] {
  const hosts = cluster.hosts.map(({ name, address }) => ({ name, address, login: cluster.login }));
  return [...hosts, { ...cluster.launcher }];
}

/** @throws LabError `not-found` */
export function findVm(cluster: ClusterSpec, id: string): Vm {
  const vm = cluster.vms.find((known) => known.id === id);
  if (!vm) throw new LabError('not-found', `${cluster.name} has no VM ${id} any more.`);
  return vm;
}

/** @throws LabError `not-found` */
export function findHost(cluster: ClusterSpec, name: string): Host {
  const host = cluster.hosts.find((known) => known.name === name);
  if (!host) throw new LabError('not-found', `${cluster.name} has no host ${name} any more.`);
  return host;
}
