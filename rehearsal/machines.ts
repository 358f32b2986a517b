import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import type { ClusterSpec } from '#lib/domain/cluster';
import { machineNames, vmMachine } from './cluster.ts';
import type { Place } from './place.ts';

const TOOLS = path.join(import.meta.dirname, 'tools');
/** What tells the time there once it is not this computer’s any more. */
const CLOCK_TOOLS = ['date', 'bash'];
const MODEL_CPU = 'rehearsal: a model, nothing is computed';
const TCP_NAMES =
  'RtoAlgorithm RtoMin RtoMax MaxConn ActiveOpens PassiveOpens AttemptFails EstabResets CurrEstab InSegs OutSegs RetransSegs';
const KIB_PER_MIB = 1024;

/** Makes the folder of every machine, and puts VMs that are new to it at home. What is there already stays. */
export function furnish(place: Place, cluster: ClusterSpec): void {
  for (const name of machineNames(cluster)) furnishMachine(place, name, memoryOf(cluster, name));
  const network = [...cluster.hosts, ...cluster.vms].flatMap((node) => {
    const machine = 'home' in node ? vmMachine(node.id) : node.name;
    return Object.values(node.fabrics).map(({ address }) => `${address} ${machine} ${place.home(machine)}\n`);
  });
  place.write(path.join(place.base, 'addresses'), network.join(''));
  const ports = cluster.hosts.flatMap(({ fabrics }) =>
    Object.values(fabrics).map((port) => `${port.address.replace(/\.\d+$/, '')} ${port.interface}\n`),
  );
  place.write(path.join(place.base, 'subnets'), [...new Set(ports)].join(''));
  for (const { id, home } of cluster.vms)
    if (whereabouts(place, cluster, id).length === 0) sendHome(place, cluster, id, home);
}

/** Starts every VM at home that does not run on exactly one host: what a person does after a fault. */
export function repair(place: Place, cluster: ClusterSpec): void {
  for (const { id, home } of cluster.vms) {
    const running = whereabouts(place, cluster, id).filter((host) => place.stateOf(host, id) === 'running');
    if (running.length !== 1) sendHome(place, cluster, id, home);
  }
}

function whereabouts(place: Place, { hosts }: ClusterSpec, vm: string): string[] {
  return hosts.map(({ name }) => name).filter((host) => place.stateOf(host, vm) !== null);
}

function sendHome(place: Place, { hosts }: ClusterSpec, vm: string, home: string): void {
  for (const { name } of hosts) place.setState(name, vm, null);
  place.setState(home, vm, 'running');
  mkdirSync(place.filesOf(home, vm), { recursive: true });
}

/** The machine starts anew: another boot id, no traffic, VMs that ran there are down. */
export function reboot(place: Place, cluster: ClusterSpec, machine: string): void {
  const root = place.root(machine);
  place.write(path.join(root, 'proc/sys/kernel/random/boot_id'), `${randomUUID()}\n`);
  rmSync(path.join(root, 'traffic'), { force: true });
  for (const { id } of cluster.vms)
    if (place.stateOf(machine, id) !== null) place.setState(machine, id, 'stopped');
}

function furnishMachine(place: Place, name: string, memoryMiB: number): void {
  const root = place.root(name);
  for (const folder of [
    'proc/net',
    'proc/sys/kernel/random',
    'usr/local/sbin',
    'opt/rehearsal',
    'vz/private',
    'containers',
  ])
    mkdirSync(path.join(root, folder), { recursive: true });
  mkdirSync(place.home(name), { recursive: true });
  for (const tool of readdirSync(TOOLS)) if (!CLOCK_TOOLS.includes(tool)) install(root, tool);
  writeFileSync(
    path.join(root, 'opt/rehearsal/xhpl'),
    'HPL of the rehearsal: mpiexec.hydra is the whole of it.\n',
  );
  const proc = (file: string, text: string) => writeFileSync(path.join(root, 'proc', file), text);
  const memory = memoryMiB * KIB_PER_MIB;
  proc('meminfo', `MemTotal: ${memory} kB\nMemFree: ${memory} kB\nSwapTotal: 0 kB\nSwapFree: 0 kB\n`);
  proc('cpuinfo', `processor\t: 0\nmodel name\t: ${MODEL_CPU}\n`);
  proc('loadavg', '0.00 0.00 0.00 1/1 1\n');
  proc(
    'net/snmp',
    `Tcp: ${TCP_NAMES}\nTcp: ${TCP_NAMES.split(' ')
      .map(() => 0)
      .join(' ')}\n`,
  );
  // What the runner reads to know a model from a machine, whatever a cluster's file says.
  proc('migration-lab-rehearsal', 'yes\n');
  const uptime = path.join(root, 'proc/uptime');
  if (!existsSync(uptime)) symlinkSync('/proc/uptime', uptime);
  const boot = path.join(root, 'proc/sys/kernel/random/boot_id');
  if (!existsSync(boot)) writeFileSync(boot, `${randomUUID()}\n`);
}

/** From now on this machine's clock is off by so much. Until then `date` is this computer's own, and as quick. */
export function jumpClock(place: Place, machine: string, seconds: number): void {
  const root = place.root(machine);
  place.write(path.join(root, 'clock'), `${seconds}\n`);
  for (const tool of CLOCK_TOOLS) install(root, tool);
}

function install(root: string, tool: string): void {
  const copy = path.join(root, 'usr/local/sbin', tool);
  copyFileSync(path.join(TOOLS, tool), copy);
  chmodSync(copy, 0o755);
}

function memoryOf({ hosts, vms }: ClusterSpec, name: string): number {
  const found = hosts.find((host) => host.name === name) ?? vms.find(({ id }) => vmMachine(id) === name);
  return found?.memoryMiB ?? KIB_PER_MIB;
}
