import type { MpiLauncher } from '#lib/domain/adapters';

/**
 * Open MPI over plain TCP. The `ob1` point-to-point layer is named, since UCX would choose networks by itself. From 5.0
 * on `oob_tcp_if_include` is understood but called deprecated on standard error; 4.1 knows no other name.
 */
export const openmpi: MpiLauncher = {
  id: 'openmpi',
  label: 'Open MPI',
  launch(request) {
    const parameters = {
      pml: 'ob1',
      btl: 'tcp,self',
      btl_tcp_if_include: request.interface,
      oob_tcp_if_include: request.interface,
    };
    const environment = { ...request.environment, ...request.program.env };
    return {
      argv: [
        ...['mpirun', '--hostfile', request.hostFile, '-np', String(request.ranks)],
        ...Object.entries(parameters).flatMap(([name, value]) => ['--mca', name, value]),
        ...Object.entries(environment).flatMap(([name, value]) => ['-x', `${name}=${value}`]),
        ...['--wdir', request.workDirectory],
        ...request.program.argv,
      ],
    };
  },
  hosts: (addresses) => addresses.map((address) => `${address} slots=1\n`).join(''),
  version: () => ({ argv: ['mpirun', '--version'] }),
};
