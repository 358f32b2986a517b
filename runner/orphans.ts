import type { Command } from '#lib/domain/adapters';
import type { ClusterSpec } from '#lib/domain/cluster';
import { LabError } from '#lib/domain/errors';
import { describeStrangers, type Orphan } from '#lib/domain/orphan';
import type { Machines } from '#lib/remote/machine';
import { listMarked, parseMarked } from '#lib/remote/marked';
import type { Db } from '#lib/store/client';
import { keepOrphans, knownTrials } from '#lib/store/orphans';
import { isLeaseLost } from './lease.ts';
import { inParallel } from './trial/context.ts';
import { guestCommand } from './trial/guest-command.ts';

/** A VM that stands still answers when it goes on; before a trial none is on its way. */
const GUEST_SECONDS = 30;
const TIMEOUT_MS = 20_000;

/** Every process on hosts, launcher and in VMs that carries the mark of a trial. */
export async function findOrphans(
  machines: Machines,
  cluster: ClusterSpec,
  vms: readonly string[],
): Promise<Orphan[]> {
  const asked = await inParallel(placesOf(machines, cluster, vms), async ({ machine, ask }) =>
    parseMarked(await ask(listMarked())).map((process) => ({ machine, ...process })),
  );
  return asked.flat();
}

interface Place {
  readonly machine: string;
  /** Standard output of a command there that must succeed and may be asked twice. */
  readonly ask: (command: Command) => Promise<string>;
}

/** Where processes of a trial can be. VMs are asked by way of the launcher, as MPI goes. */
export function placesOf(machines: Machines, cluster: ClusterSpec, vms: readonly string[]): Place[] {
  const launcher = machines.get(cluster.launcher.name);
  return [
    ...[...cluster.hosts.map(({ name }) => name), cluster.launcher.name].map((machine) => ({
      machine,
      ask: (command: Command) => machines.get(machine).read(command, { timeoutMs: TIMEOUT_MS }),
    })),
    ...vms.map((vm) => ({
      machine: `vm ${vm}`,
      ask: (command: Command) =>
        launcher.read(guestCommand(cluster, null, vm, command, GUEST_SECONDS), {
          timeoutMs: GUEST_SECONDS * 1000 + TIMEOUT_MS,
        }),
    })),
  ];
}

/** Why a trial may not begin for processes that are not of this installation; null when there are none. */
export async function strangersTrouble(
  db: Db,
  clusterId: string,
  machines: Machines,
  cluster: ClusterSpec,
  vms: readonly string[],
): Promise<string | null> {
  try {
    const orphans = await findOrphans(machines, cluster, vms);
    const known = await knownTrials(
      db,
      orphans.map(({ trial }) => trial),
    );
    const strangers = orphans.filter(({ trial }) => !known.has(trial));
    if (strangers.length > 0) await keepOrphans(db, clusterId, orphans);
    return describeStrangers(strangers, cluster.name);
  } catch (error) {
    if (!(error instanceof LabError) || isLeaseLost(error)) throw error;
    return error.message;
  }
}
