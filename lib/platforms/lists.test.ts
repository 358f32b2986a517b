import { describe, expect, it } from 'vitest';
import { platformOf } from './registry.ts';

const list = (platform: string, stdout: string) =>
  platformOf({ platform, platformSettings: {} }).parseList({ exitCode: 0, stdout, stderr: '' });

describe('the lists of VMs', () => {
  it('are read from prlctl', () => {
    expect(list('virtuozzo', 'ct731   running\nct732   migrating\nct733   stopped\n')).toEqual([
      { vm: 'ct731', state: 'running' },
      { vm: 'ct732', state: 'suspended' },
      { vm: 'ct733', state: 'stopped' },
    ]);
  });

  it('are read from qm', () => {
    const header = '      VMID NAME                 STATUS     MEM(MB)    BOOTDISK(GB) PID\n';
    const rows = [
      '       101 rank1                running    1024               8.00 1201',
      '       102 rank2                stopped    1024               8.00 0',
    ];
    expect(list('proxmox', `${header}${rows.join('\n')}\n`)).toEqual([
      { vm: '101', state: 'running' },
      { vm: '102', state: 'stopped' },
    ]);
    expect(list('proxmox', header)).toEqual([]);
  });

  it('are read from xl', () => {
    const header = 'Name                                        ID   Mem VCPUs\tState\tTime(s)\n';
    const row = (name: string, flags: string) =>
      `${name}                                      3  1024     1     ${flags}      12.3\n`;
    const rows = row('ct731', 'r-----') + row('ct732', '-b----') + row('ct733', '--p---');
    expect(list('xen', `${header}${rows}${row('ct734', '---s--')}${row('ct735', '----c-')}`)).toEqual([
      { vm: 'ct731', state: 'running' },
      { vm: 'ct732', state: 'running' },
      { vm: 'ct733', state: 'suspended' },
      { vm: 'ct734', state: 'suspended' },
      { vm: 'ct735', state: 'stopped' },
    ]);
  });

  it.each([
    ['virtuozzo', 'ct731 melted\n'],
    ['proxmox', 'VMID NAME STATUS\n101 rank1 melted\n'],
    ['xen', 'Name ID Mem VCPUs State Time(s)\nct731 3 1024 1 melted 1.0\n'],
    ['podman', 'ct731 melted\n'],
  ])('of %s are refused where a line is not understood', (platform, stdout) => {
    expect(() => list(platform, stdout)).toThrow('a line that is not understood');
  });
});

describe('what Proxmox says of a migration', () => {
  const qm = (settings: Record<string, number>) =>
    platformOf({ platform: 'proxmox', platformSettings: settings });
  const end = (fabricAddress: string) => ({ host: 'pve1', address: '10.0.0.1', fabricAddress });

  it('keeps the downtime, where its traffic went, and that it raised the limit by itself', () => {
    const stdout =
      'x use dedicated network address for sending migration traffic (10.10.1.12)\n' +
      'x auto-increased downtime to continue migration: 200 ms\n' +
      'x average migration speed: 102.4 MiB/s - downtime 187 ms\n' +
      'x migration finished successfully (duration 00:00:18)\n';
    expect(qm({}).parseMove({ exitCode: 0, stdout, stderr: '' })).toEqual({
      outcome: 'ok',
      reason:
        'qm migrate ended with exit code 0. Its traffic was sent to 10.10.1.12. It raised the longest downtime by itself, to 200 ms.',
      suspendedSeconds: 0.187,
      stages: [],
    });
  });

  it('is asked only with an IPv4 network', () => {
    const move = (address: string) =>
      qm({ prefixLength: 20 }).migrate({ vm: '1', source: end('10.10.1.1'), destination: end(address) });
    expect(move('10.10.31.7').argv).toContain('10.10.16.0/20');
    expect(() => move('fe80::1')).toThrow('is no IPv4 address');
    expect(() => move('10.10.1.300')).toThrow('is no IPv4 address');
  });
});
