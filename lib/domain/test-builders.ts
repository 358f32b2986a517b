import { ClusterSpec } from './cluster.ts';
import type { EventData, EventType, TrialEvent } from './history.ts';
import { type CellSpec, StudySpec } from './study.ts';
import type { WorkloadFacts } from './study-problems.ts';

/** A cluster of hosts hA, hB, … and VMs 101, 102, … at home by turns. */
export function aCluster(vms = 4, hosts = ['hA', 'hB'], memoryMiB = 8192): ClusterSpec {
  const ports = (last: number) => ({
    '10GbE': { address: `10.0.10.${last}`, interface: 'g10' },
    '1GbE': { address: `10.0.1.${last}`, interface: 'g1' },
  });
  return ClusterSpec.parse({
    name: 'pair',
    provenance: 'testbed',
    platform: 'openvz',
    login: { user: 'root' },
    vmLogin: { user: 'bob' },
    fabrics: [
      { name: '10GbE', nominalMbps: 10_000 },
      { name: '1GbE', nominalMbps: 1000 },
    ],
    hosts: hosts.map((name, i) => ({ name, address: `10.0.0.${11 + i}`, memoryMiB, fabrics: ports(11 + i) })),
    launcher: { name: 'launcher', address: '10.0.0.100', login: { user: 'bob' } },
    vms: Array.from({ length: vms }, (_, i) => ({
      id: String(101 + i),
      name: `ct${101 + i}`,
      home: hosts[i % hosts.length],
      memoryMiB: 1024,
      fabrics: ports(101 + i),
    })),
    programs: { hpl: '/opt/hpl/xhpl' },
  });
}

export function aStudy(part: Partial<StudySpec> = {}): StudySpec {
  return StudySpec.parse({
    title: 'A study',
    workloads: [{ id: 'hpl' }],
    conditions: ['app_only', 'app_with_migration', 'migration_only'],
    vms: [2],
    simultaneous: [2],
    migrationFabrics: ['10GbE'],
    mpiFabrics: ['10GbE'],
    ...part,
  });
}

/** A workload that any cell suits. */
export const easyFacts: WorkloadFacts = {
  leavesFiles: true,
  application: () => 'HPL',
  unreadable: () => null,
  inputHash: (_, ranks) => `input-${ranks}`,
  problems: () => [],
};

export function aCell(part: Partial<CellSpec> = {}): CellSpec {
  return {
    application: 'HPL',
    workload: { id: 'hpl', settings: {} },
    inputHash: 'input-2',
    condition: 'app_with_migration',
    migrationFabric: '10GbE',
    mpiFabric: '10GbE',
    simultaneous: 2,
    vms: 2,
    ranks: ['101', '102'],
    movingSet: ['101', '102'],
    migratedRanks: 2,
    migrations: 4,
    movement: 'there_and_back',
    seeding: 'seeded',
    placement: { '101': 'hA', '102': 'hB' },
    firstRoundDelaySeconds: 1,
    roundGapSeconds: 0,
    trialTimeoutSeconds: 3600,
    ...part,
  };
}

/** A history that numbers its events; every event is dated the start of 2026. */
export function aHistory() {
  const events: TrialEvent[] = [];
  return {
    events,
    add<T extends EventType>(type: T, data: EventData<T>) {
      events.push({ seq: events.length + 1, at: new Date('2026-01-01T00:00:00Z'), type, data } as TrialEvent);
      return this;
    },
    /** A command that ran on a node from one wall second to another. */
    ran(key: string, node: string, from: number, to: number, exitCode = 0, stdout = '') {
      const text = (value: string) => ({ text: value, bytes: value.length, artifact: null });
      this.add('command-intended', { key, node, argv: ['do', key], directory: key });
      this.add('command-started', {
        key,
        node,
        claimed: true,
        pid: 1,
        bootId: 'b',
        startedWall: from,
        startedUptime: from,
      });
      const stamps = { endedWall: to, endedUptime: to, lastOutputWall: to };
      return this.add('command-ended', {
        key,
        node,
        exitCode,
        ...stamps,
        stdout: text(stdout),
        stderr: text(''),
      });
    },
  };
}
