import type { ClusterSpec } from './cluster.ts';
import { type Placement, planRounds } from './rounds.ts';
import type { CellSpec, StudySpec, WorkloadChoice } from './study.ts';

/** What expansion asks of a workload; the registry lives outside the domain. */
export interface WorkloadFacts {
  /** Why a choice cannot be read at all; null when it can, and only then may the others be asked. */
  unreadable(choice: WorkloadChoice): string | null;
  application(choice: WorkloadChoice): string;
  inputHash(choice: WorkloadChoice, ranks: number): string;
  problems(choice: WorkloadChoice, ranks: number, memoryMiBPerVm: number): string[];
  /** Whether VMs leave files on their hosts, without which there are no cold copies. */
  readonly leavesFiles: boolean;
}

/** Something wrong with a study on a cluster: where it was chosen, and what to do. */
export interface Problem {
  readonly path: string;
  readonly message: string;
}

/** Workloads that are not here, and settings that make no sense. */
export function workloadProblems(spec: StudySpec, facts: WorkloadFacts): Problem[] {
  return spec.workloads.flatMap((choice) => {
    const message = facts.unreadable(choice);
    return message === null ? [] : [{ path: 'workloads', message }];
  });
}

/** Unknown or missing fabrics. */
export function fabricProblems(spec: StudySpec, cluster: ClusterSpec): Problem[] {
  const known = cluster.fabrics.map((fabric) => fabric.name);
  const lists = [
    ['migrationFabrics', spec.migrationFabrics],
    ['mpiFabrics', spec.mpiFabrics],
  ] as const;
  const problems: Problem[] = lists.flatMap(([path, names]) =>
    names
      .filter((name) => !known.includes(name))
      .map((name) => ({
        path,
        message: `${cluster.name} has no fabric ${name}; it has ${known.join(' and ')}.`,
      })),
  );
  const migrates = spec.conditions.some((condition) => condition !== 'app_only');
  const computes = spec.conditions.some((condition) => condition !== 'migration_only');
  if (migrates && spec.migrationFabrics.length === 0)
    problems.push({ path: 'migrationFabrics', message: 'Choose the fabric that migrations go over.' });
  if (computes && spec.mpiFabrics.length === 0)
    problems.push({ path: 'mpiFabrics', message: 'Choose the fabric that MPI goes over.' });
  return problems;
}

/** More VMs than there are, rounds that do not divide. */
export function countProblems(spec: StudySpec, cluster: ClusterSpec): Problem[] {
  const have = cluster.vms.length;
  const problems: Problem[] = [];
  if (spec.conditions.some((condition) => condition !== 'migration_only'))
    for (const vms of spec.vms.filter((count) => count > have))
      problems.push({
        path: 'vms',
        message: `${vms} VMs asked, but ${cluster.name} has ${have}: choose at most ${have}.`,
      });
  if (!spec.conditions.some((condition) => condition !== 'app_only')) return problems;
  for (const s of spec.simultaneous) {
    if (spec.migrations % s !== 0)
      problems.push({
        path: 'simultaneous',
        message: `${spec.migrations} migrations do not divide into rounds of ${s}: choose ${divisors(spec.migrations).join(', ')}.`,
      });
    if (s > have)
      problems.push({
        path: 'simultaneous',
        message: `${s} at once need ${s} VMs, but ${cluster.name} has ${have}.`,
      });
  }
  return problems;
}

const divisors = (n: number) => Array.from({ length: n }, (_, i) => i + 1).filter((d) => n % d === 0);

/** Start placements that name unknown VMs or hosts. */
export function placementProblems(spec: StudySpec, cluster: ClusterSpec): Problem[] {
  const hosts = cluster.hosts.map((host) => host.name);
  return Object.entries(spec.placement).flatMap(([vm, host]) => {
    if (!cluster.vms.some((known) => known.id === vm))
      return [{ path: 'placement', message: `${cluster.name} has no VM ${vm}.` }];
    if (hosts.includes(host)) return [];
    return [
      { path: 'placement', message: `VM ${vm} cannot start on ${host}; hosts are ${hosts.join(' and ')}.` },
    ];
  });
}

/** Cold copies where nothing is copied. */
export function seedingProblems(spec: StudySpec, cluster: ClusterSpec, facts: WorkloadFacts): Problem[] {
  if (spec.seeding !== 'cold' || facts.leavesFiles) return [];
  const message = `On ${cluster.name} a VM leaves no files behind, so that no copy is cold: leave it at seeded.`;
  return [{ path: 'seeding', message }];
}

/** What only shows in one cell: input, memory, a drain too long, a host without room. */
export function cellProblems(cell: CellSpec, cluster: ClusterSpec, facts: WorkloadFacts): Problem[] {
  const problems: Problem[] = [];
  if (cell.vms !== null) {
    const memory = Math.min(
      ...cell.ranks.map((id) => cluster.vms.find((vm) => vm.id === id)?.memoryMiB ?? 0),
    );
    for (const message of facts.problems(cell.workload, cell.vms, memory))
      problems.push({ path: 'workloads', message });
  }
  if (cell.movement === 'drain' && cell.simultaneous > 0 && cell.movingSet.length < cell.migrations) {
    const count = cell.movingSet.length;
    const message = `A drain moves each VM once: ${cell.migrations} migrations need ${cell.migrations} VMs on one host, there are ${count}. Set migrations to ${count} or place more VMs there.`;
    return [...problems, { path: 'migrations', message }];
  }
  return [...problems, ...roomProblems(cell, cluster)];
}

function roomProblems(cell: CellSpec, cluster: ClusterSpec): Problem[] {
  const size = new Map(cluster.vms.map((vm) => [vm.id, vm.memoryMiB]));
  const everywhere = Object.fromEntries(cluster.vms.map((vm) => [vm.id, vm.home]));
  let placement: Placement = { ...everywhere, ...cell.placement };
  const states = [placement];
  for (const round of planRounds(cell, cluster)) {
    placement = { ...placement, ...Object.fromEntries(round.moves.map((move) => [move.vm, move.to])) };
    states.push(placement);
  }
  return cluster.hosts.flatMap((host) => {
    const used = (at: Placement) =>
      Object.entries(at).reduce((sum, [vm, on]) => sum + (on === host.name ? (size.get(vm) ?? 0) : 0), 0);
    const most = Math.max(...states.map(used));
    if (most <= host.memoryMiB) return [];
    return [
      {
        path: 'simultaneous',
        message: `${host.name} has no room: ${most} MiB of VMs at ${cell.simultaneous} at once, ${host.memoryMiB} MiB of memory.`,
      },
    ];
  });
}

/** The same sentence once. */
export function distinctProblems(problems: Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [`${problem.path} ${problem.message}`, problem])).values()];
}
