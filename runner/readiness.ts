import type { ClusterSpec, Host } from '#lib/domain/cluster';
import type { CellSpec } from '#lib/domain/study';
import { platformOf } from '#lib/platforms/registry';
import { goingRuns } from '#lib/remote/detached';
import { messageOf } from '#lib/remote/errors';
import type { Machines } from '#lib/remote/machine';
import { involvedVms } from './trial/context.ts';

const TIMEOUT_MS = 20_000;
/** The host ends what hangs before we turn away. */
const HOST_SECONDS = 10;
/** Below this a trial's own files may not fit: run directories, and what a command prints into them. */
const LEAST_FREE_MIB = 16;
const FREE_SCRIPT = `df -Pk . | awk 'END { print int($4 / 1024) }'`;

/**
 * Why a trial cannot begin now, in one sentence; null when it can. A trial that has not begun loses nothing by
 * waiting, one that begins on a broken cluster is burnt, and all after it.
 */
export async function findTrouble(
  machines: Machines,
  cluster: ClusterSpec,
  cell: CellSpec,
): Promise<string | null> {
  const looks = cluster.hosts.map((host) => lookAt(machines, cluster, host));
  const launcher = lookForRoom(machines, cluster.launcher.name);
  const answers = await Promise.allSettled([...looks, launcher]);
  const unheard = answers.flatMap((answer) => (answer.status === 'rejected' ? messageOf(answer.reason) : []));
  if (unheard.length > 0) return [...new Set(unheard)].map((said) => `${said.replace(/\.$/, '')}.`).join(' ');
  const seen = await Promise.all(looks);
  const busy = seen.flatMap(({ host, going }) => going.map((run) => `${host} still runs ${run}`));
  const full = [...seen.flatMap((look) => look.full), ...(await launcher)];
  const problems = [...full, ...busy, ...involvedVms(cell).flatMap((vm) => troubleOf(vm, seen))];
  return problems.length > 0 ? `${problems.join('; ')}.` : null;
}

type Look = Awaited<ReturnType<typeof lookAt>>;

async function lookAt(machines: Machines, cluster: ClusterSpec, { name }: Host) {
  const platform = platformOf(cluster);
  const machine = machines.get(name);
  const listed = await machine.execute(platform.list(), { timeoutMs: TIMEOUT_MS, hostSeconds: HOST_SECONDS });
  // The application is not meant: the first step of a trial ends what is left of it.
  const going = (await goingRuns(machine)).filter((run) => !run.endsWith('/launch'));
  const full = await lookForRoom(machines, name);
  return { host: name, vms: platform.parseList(listed), going, full };
}

/** What cannot be written down on a machine cannot be told afterwards. */
async function lookForRoom(machines: Machines, name: string): Promise<string[]> {
  const command = { argv: ['sh', '-c', FREE_SCRIPT] };
  const { stdout } = await machines.get(name).execute(command, { timeoutMs: TIMEOUT_MS });
  if (!/^\d+$/.test(stdout.trim()) || Number(stdout) >= LEAST_FREE_MIB) return [];
  return [
    `${name} has ${stdout.trim()} MiB left where runs are kept, ${LEAST_FREE_MIB} are needed: make room`,
  ];
}

function troubleOf(vm: string, looks: readonly Look[]): string[] {
  const found = looks.flatMap(({ host, vms }) =>
    vms.filter((known) => known.vm === vm).map(({ state }) => ({ host, state })),
  );
  const on = found.filter(({ state }) => state === 'running').map(({ host }) => host);
  if (on.length === 1) return [];
  if (on.length > 1) return [`VM ${vm} runs on ${on.join(' and ')} at once: stop all but one`];
  const where = found.map(({ host, state }) => `${state} on ${host}`).join(', ');
  return [`VM ${vm} runs on no host${where ? ` (${where})` : ''}: start it on one`];
}
