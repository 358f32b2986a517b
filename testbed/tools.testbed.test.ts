import { beforeAll, describe, expect, it } from 'vitest';
import {
  bringUp,
  fabricAddress,
  hostOf,
  onHost,
  onLauncher,
  onVm,
  otherHost,
  run,
  TESTBED_SCRIPT,
} from './running-testbed.ts';

const VM = 103;

describe('the tools of a host', () => {
  beforeAll(bringUp);

  it('vzctl status tells a running VM from one that is elsewhere', async () => {
    const host = await hostOf(VM);
    expect((await onHost(host, `vzctl status ${VM}`)).stdout).toBe(`CTID ${VM} exist mounted running\n`);
    expect((await onHost(otherHost(host), `vzctl status ${VM}`)).stdout).toBe(
      `CTID ${VM} deleted unmounted down\n`,
    );
  });

  it('vzctl stops and starts a VM, and vzlist follows', async () => {
    const host = await hostOf(VM);
    const listed = async () => (await onHost(host, 'vzlist -a -H -o ctid,status')).stdout;
    await onHost(host, `vzctl stop ${VM}`);
    expect(await listed()).toMatch(new RegExp(`^ *${VM} stopped *$`, 'm'));
    expect((await onHost(host, 'vzlist -H -o ctid')).stdout).not.toContain(`${VM}`);
    expect((await onHost(host, `vzctl start ${VM}`)).code).toBe(0);
    expect(await listed()).toMatch(new RegExp(`^ *${VM} running *$`, 'm'));
  });

  it('vzctl exec runs a command inside and gives back its exit code', async () => {
    const host = await hostOf(VM);
    const outcome = await onHost(host, `vzctl exec ${VM} 'hostname; exit 3'`);
    expect(outcome).toMatchObject({ code: 3, stdout: `ct${VM}\n`, stderr: '' });
  });

  it('vzlist -j is JSON that agrees with the listing', async () => {
    const host = await hostOf(VM);
    const all = JSON.parse((await onHost(host, 'vzlist -a -j')).stdout) as { ctid: number; status: string }[];
    expect(all.find(({ ctid }) => ctid === VM)).toMatchObject({ status: 'running', hostname: `ct${VM}` });
  });

  it('routes a peer over the bridge that the registration names, with the whole MTU', async () => {
    const peer = fabricAddress(10, 'hB');
    const route = JSON.parse((await onHost('hA', `ip -j route get ${peer}`)).stdout) as { dev: string }[];
    expect(route[0]?.dev).toBe('br10');
    expect((await onHost('hA', `ping -c 1 -W 2 -M do -s 8972 ${peer}`)).code).toBe(0);
  });

  it('lets bob log in from the launcher and among VMs without a word on stderr', async () => {
    expect(await onVm(VM, 'ssh ct101 hostname')).toEqual({ code: 0, stdout: 'ct101\n', stderr: '' });
    expect((await onLauncher('printenv OPENBLAS_NUM_THREADS')).stdout).toBe('1\n');
  });

  it('holds each VM to its memory', async () => {
    const tooMuch = `python3 -c 'len(bytearray(1500 * 1024 * 1024))'`;
    expect((await onVm(VM, tooMuch)).code).not.toBe(0);
    expect((await onVm(VM, 'hostname')).stdout).toBe(`ct${VM}\n`);
  });

  it('says in its status where every VM is', async () => {
    const status = await run('bash', [TESTBED_SCRIPT, 'status']);
    expect(status.code).toBe(0);
    expect(status.stdout).toContain(
      `Fabric 1GbE: ${fabricAddress(1, 0)}/24, g1 on each host, MTU 1500, shaped to rate 1Gbit`,
    );
    expect(status.stdout).toContain(`ct${VM} (${VM}) running`);
  });
});
