import { beforeAll, describe, expect, it } from 'vitest';
import { bringUp, fabricAddress, migrate, onLauncher, onVm, until } from './running-testbed.ts';

const VMS = [101, 102, 103, 104];
const MPI_ENVIRONMENT =
  'UCX_TLS=tcp,self UCX_NET_DEVICES=eth10 UCX_KEEPALIVE_INTERVAL=inf UCX_TCP_KEEPIDLE=inf UCX_TCP_KEEPINTVL=inf';

/** One test, N=10000 on a 1x4 grid: some ten seconds of work without migrations. */
const HPL_DAT = `HPLinpack benchmark input file
testbed
HPL.out
6
1
10000
1
128
0
1
1
4
16.0
1
2
1
4
1
2
1
1
1
1
1
1
2
64
0
0
1
8
`;

describe('HPL over MPICH on four VMs', () => {
  beforeAll(async () => {
    await bringUp();
    await Promise.all(VMS.map((vm) => onVm(vm, 'mkdir -p hpl && cat >hpl/HPL.dat', HPL_DAT)));
    const hosts = VMS.map((vm) => `${fabricAddress(10, vm)}:1\n`).join('');
    await onLauncher('mkdir -p hpl && cat >hpl/hosts', hosts);
  });

  it('passes its residual check while all four VMs move at once, there and back', async () => {
    const job = onLauncher(
      `cd hpl && ${MPI_ENVIRONMENT} mpiexec.hydra -launcher ssh -iface eth10 -f hosts -np 4 -wdir /home/bob/hpl /opt/hpl/xhpl`,
    );
    await until(async () => (await onVm(104, 'pgrep -x xhpl')).code === 0, 'HPL runs');
    const outcomes = [];
    for (const _round of ['there', 'back']) {
      outcomes.push(...(await Promise.all(VMS.map((vm) => migrate(vm, 10, '')))));
    }
    expect(outcomes.map(({ code }) => code)).toEqual(new Array(8).fill(0));
    const { code, stdout } = await job;
    expect(code).toBe(0);
    expect(stdout).toMatch(/^WR11C2R4 +10000 +128 +1 +4 /m);
    expect(stdout).toMatch(/\.{6} PASSED$/m);
    expect(stdout).toContain('End of Tests.');
  });
});
