import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import type { ClusterSpec } from '#lib/domain/cluster';
import { machineNames } from './cluster.ts';
import type { Place } from './place.ts';

/** Files of a machine's own /proc that are made when a command is about to look at them. */
export function refreshProc(place: Place, cluster: ClusterSpec, machine: string, line: string): void {
  if (line.includes('/proc/net/dev')) writeTraffic(place, cluster, machine);
  if (line.includes('/proc/[0-9]*')) linkProcesses(place, cluster);
  if (line.includes('/proc/stat')) writeLoad(place, machine);
}

/** An idle machine, whatever keeps this computer busy: every tick was an idle one. They are microseconds, so that no two looks see the same. */
function writeLoad(place: Place, machine: string): void {
  const proc = path.join(place.root(machine), 'proc');
  const idle = `0 0 0 ${process.hrtime.bigint() / 1000n} 0 0 0 0 0 0`;
  place.write(path.join(proc, 'stat'), `cpu  ${idle}\ncpu0 ${idle}\n`);
  place.write(path.join(proc, 'vmstat'), 'pswpin 0\npswpout 0\n');
}

/** Bytes on each interface since the machine's start, as proc(5) lays them out. */
function writeTraffic(place: Place, { hosts }: ClusterSpec, machine: string): void {
  const totals = new Map<string, [number, number]>();
  for (const { interface: port } of Object.values(hosts.find(({ name }) => name === machine)?.fabrics ?? {}))
    totals.set(port, [0, 0]);
  for (const entry of textOf(path.join(place.root(machine), 'traffic'))
    .split('\n')
    .filter(Boolean)) {
    const [port = '', received, sent] = entry.split(' ');
    const [before, after] = totals.get(port) ?? [0, 0];
    totals.set(port, [before + Number(received), after + Number(sent)]);
  }
  const rows = [...totals].map(
    ([port, [received, sent]]) => `${port}: ${received} 0 0 0 0 0 0 0 ${sent} 0 0 0 0 0 0 0\n`,
  );
  place.write(
    path.join(place.root(machine), 'proc/net/dev'),
    `Inter-|   Receive  |  Transmit\n face |bytes\n${rows.join('')}`,
  );
}

/** Processes of this cluster by machine: each carries its machine's name in its environment. */
export function processesOf(place: Place): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    const environment = textOf(`/proc/${entry}/environ`).split('\0');
    if (!environment.includes(`REHEARSAL_BASE=${place.base}`)) continue;
    const machine = environment.find((one) => one.startsWith('REHEARSAL_MACHINE='))?.split('=')[1] ?? '';
    found.set(machine, [...(found.get(machine) ?? []), Number(entry)]);
  }
  return found;
}

/** Ends a process that may have ended by itself. */
export function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself.
  }
}

/** A number in a machine's /proc for each process that is its own: what a sweep there finds is nobody else's. */
function linkProcesses(place: Place, cluster: ClusterSpec): void {
  const processes = processesOf(place);
  for (const machine of machineNames(cluster)) {
    const folder = path.join(place.root(machine), 'proc');
    mkdirSync(folder, { recursive: true });
    const own = new Set((processes.get(machine) ?? []).map(String));
    for (const entry of readdirSync(folder))
      if (/^\d+$/.test(entry) && !own.delete(entry)) rmSync(path.join(folder, entry), { force: true });
    for (const pid of own) symlinkSync(`/proc/${pid}`, path.join(folder, pid));
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
