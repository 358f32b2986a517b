import type { MpiLauncher } from '#lib/domain/adapters';

/**
 * MPICH's Hydra. `-iface` pins only Hydra's own connections: built on UCX, MPICH striped its data over both networks
 * until UCX_NET_DEVICES named one; builds on ch3:nemesis read MPIR_CVAR_NEMESIS_TCP_NETWORK_IFACE instead.
 */
export const mpich: MpiLauncher = {
  id: 'mpich',
  label: 'MPICH (Hydra)',
  launch(request) {
    const environment = {
      ...request.environment,
      ...request.program.env,
      UCX_NET_DEVICES: request.interface,
      MPIR_CVAR_NEMESIS_TCP_NETWORK_IFACE: request.interface,
    };
    return {
      argv: [
        ...['mpiexec.hydra', '-launcher', 'ssh', '-f', request.hostFile],
        ...['-np', String(request.ranks), '-iface', request.interface, '-wdir', request.workDirectory],
        ...Object.entries(environment).flatMap(([name, value]) => ['-genv', name, value]),
        ...request.program.argv,
      ],
    };
  },
  hosts: (addresses) => addresses.map((address) => `${address}:1\n`).join(''),
  version: () => ({ argv: ['mpiexec.hydra', '--version'] }),
};
