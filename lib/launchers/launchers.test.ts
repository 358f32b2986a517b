import { describe, expect, it } from 'vitest';
import type { MpiRequest } from '#lib/domain/adapters';
import { MPI_LAUNCHERS, mpiLauncher } from './registry.ts';

const REQUEST: MpiRequest = {
  ranks: 3,
  hostFile: 'runs/1/hosts',
  interface: 'eth1',
  workDirectory: '/home/bob/work dir',
  program: { argv: ['/opt/hpl/xhpl', 'a b'] },
  environment: { OPENBLAS_NUM_THREADS: '1', WORDS: 'two words' },
};

const EXPECTED: Record<string, { argv: string[]; hosts: string }> = {
  mpich: {
    argv: [
      ...['mpiexec.hydra', '-launcher', 'ssh', '-f', 'runs/1/hosts', '-np', '3', '-iface', 'eth1'],
      ...['-wdir', '/home/bob/work dir'],
      ...['-genv', 'OPENBLAS_NUM_THREADS', '1', '-genv', 'WORDS', 'two words'],
      ...['-genv', 'UCX_NET_DEVICES', 'eth1', '-genv', 'MPIR_CVAR_NEMESIS_TCP_NETWORK_IFACE', 'eth1'],
      ...['/opt/hpl/xhpl', 'a b'],
    ],
    hosts: '10.0.0.1:1\n10.0.0.2:1\n',
  },
  openmpi: {
    argv: [
      ...['mpirun', '--hostfile', 'runs/1/hosts', '-np', '3', '--mca', 'pml', 'ob1'],
      ...['--mca', 'btl', 'tcp,self', '--mca', 'btl_tcp_if_include', 'eth1'],
      ...['--mca', 'oob_tcp_if_include', 'eth1'],
      ...['-x', 'OPENBLAS_NUM_THREADS=1', '-x', 'WORDS=two words', '--wdir', '/home/bob/work dir'],
      ...['/opt/hpl/xhpl', 'a b'],
    ],
    hosts: '10.0.0.1 slots=1\n10.0.0.2 slots=1\n',
  },
};

describe.each(MPI_LAUNCHERS)('launcher $id', (launcher) => {
  it('starts the ranks over one interface, with unquoted arguments', () => {
    expect(launcher.launch(REQUEST)).toEqual({ argv: EXPECTED[launcher.id]?.argv });
  });

  it('lists one slot for each VM, in rank order', () => {
    expect(launcher.hosts(['10.0.0.1', '10.0.0.2'])).toBe(EXPECTED[launcher.id]?.hosts);
  });

  it('hands the program’s own environment to every rank', () => {
    const program = { argv: ['/bin/app'], env: { OPENBLAS_NUM_THREADS: '2' } };
    const words = launcher.launch({ ...REQUEST, program }).argv.join(' ');
    expect(words).toMatch(/OPENBLAS_NUM_THREADS[ =]2/);
    expect(words).not.toMatch(/OPENBLAS_NUM_THREADS[ =]1/);
  });

  it('is found by its id and can say its version', () => {
    expect(mpiLauncher(launcher.id)).toBe(launcher);
    expect(launcher.version().argv.at(-1)).toBe('--version');
  });
});

it('never lets a given environment choose another network than the fabric’s', () => {
  const environment = { UCX_NET_DEVICES: 'eth9' };
  expect(mpiLauncher('mpich').launch({ ...REQUEST, environment }).argv).not.toContain('eth9');
});
