import type { Command } from '#lib/domain/adapters';
import { type ClusterSpec, findVm } from '#lib/domain/cluster';
import { LabError } from '#lib/domain/errors';
import { quote } from '#lib/remote/quote';

/**
 * A command inside a VM, as the VM login, by way of the launcher: the road MPI itself takes.
 * @param fabric by which the launcher goes there; null for the cluster's first
 * @param seconds after which the launcher gives up, with exit code 124
 */
export function guestCommand(
  cluster: ClusterSpec,
  fabric: string | null,
  vmId: string,
  command: Command,
  seconds: number,
): Command {
  const vm = findVm(cluster, vmId);
  const over = fabric ?? cluster.fabrics[0]?.name ?? '';
  const address = vm.fabrics[over]?.address;
  if (!address) throw new LabError('bad-input', `VM ${vmId} has no address on fabric ${over}.`);
  const options = ['-o', 'BatchMode=yes', '-o', `ConnectTimeout=${Math.min(seconds, CONNECT_SECONDS)}`];
  return {
    argv: [
      'timeout',
      String(seconds),
      'ssh',
      ...options,
      `${cluster.vmLogin.user}@${address}`,
      quote(command.argv),
    ],
  };
}

const CONNECT_SECONDS = 60;
