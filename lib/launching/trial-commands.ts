import type { Command, Platform } from '#lib/domain/adapters';
import { type ClusterSpec, findVm } from '#lib/domain/cluster';
import { LabError } from '#lib/domain/errors';
import { moveRequest } from '#lib/domain/move-request';
import { planTrial } from '#lib/domain/plan';
import type { Move } from '#lib/domain/rounds';
import type { CellSpec } from '#lib/domain/study';
import { mpiLauncher } from '#lib/launchers/registry';
import { platformOf } from '#lib/platforms/registry';
import { type BoundWorkload, bindWorkload } from '#lib/workloads/registry';

export interface MpiPlace {
  /** On the launcher. */
  readonly hostFile: string;
  /** In every VM. */
  readonly workDirectory: string;
  /** What marks the processes of the trial. */
  readonly mark: Readonly<Record<string, string>>;
}

/** How an application is started, and what its host file says. @throws LabError `bad-input` for a fabric that VMs name differently */
export function mpiCommand(
  cell: CellSpec,
  cluster: ClusterSpec,
  workload: BoundWorkload,
  { hostFile, workDirectory, mark }: MpiPlace,
): { readonly command: Command; readonly hosts: string } {
  const vms = cell.ranks.map((id) => findVm(cluster, id));
  const fabric = cell.mpiFabric ?? '';
  const on = vms.map((vm) => vm.fabrics[fabric]).filter((port) => port !== undefined);
  const names = [...new Set(on.map((port) => port.interface))];
  if (on.length < vms.length || names.length !== 1)
    throw new LabError(
      'bad-input',
      `On fabric ${fabric} the VMs must share one interface name; they have ${names.join(', ') || 'none'}.`,
    );
  const launcher = mpiLauncher(workload.mpi);
  const command = launcher.launch({
    ranks: vms.length,
    hostFile,
    interface: names[0] ?? '',
    workDirectory,
    program: workload.program({ ranks: vms.length, cluster }),
    environment: { ...cluster.mpi.environment, ...mark },
  });
  const { prologue } = cluster.mpi;
  return {
    hosts: launcher.hosts(on.map((port) => port.address)),
    command: prologue
      ? { ...command, argv: ['sh', '-c', `${prologue}\nexec "$@"`, 'sh', ...command.argv] }
      : command,
  };
}

/** One migration of a trial, as it is started on its source host. */
export function moveCommand(
  cell: CellSpec,
  cluster: ClusterSpec,
  platform: Platform,
  { vm, from, to }: Pick<Move, 'vm' | 'from' | 'to'>,
): Command {
  const fabric = cell.migrationFabric ?? cluster.fabrics[0]?.name ?? '';
  return platform.migrate(moveRequest(cluster, vm, from, to, fabric));
}

export interface PlannedCommand {
  readonly step: string;
  readonly machine: string;
  readonly argv: readonly string[];
}

/** Paths that are known only when a trial runs. */
const LATER: MpiPlace = {
  hostFile: '.migration-lab/runs/TRIAL/hosts',
  workDirectory: 'HOME/.migration-lab/runs/TRIAL/work',
  mark: { MIGRATION_LAB_TRIAL: 'TRIAL' },
};

/** Every command of a trial that starts or moves something, in order, without running any. */
export function dryRun(cell: CellSpec, cluster: ClusterSpec): PlannedCommand[] {
  const platform = platformOf(cluster);
  return planTrial(cell, cluster).flatMap((step): PlannedCommand[] => {
    if (step.kind === 'launch') {
      const { command } = mpiCommand(cell, cluster, bindWorkload(cell.workload), LATER);
      return [{ step: step.key, machine: cluster.launcher.name, argv: wordsOf(command) }];
    }
    if (step.kind !== 'round') return [];
    return step.round.moves.map((move) => ({
      step: step.key,
      machine: move.from,
      argv: wordsOf(moveCommand(cell, cluster, platform, move)),
    }));
  });
}

const wordsOf = ({ argv, env = {} }: Command) => [
  ...Object.entries(env).map(([name, value]) => `${name}=${value}`),
  ...argv,
];
