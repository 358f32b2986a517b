import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { COUNTERS_SCRIPT, parseCounterLine, parseRdmaLine } from './counters.ts';

// From /proc/net/dev of a Debian 12 host, Linux 6.1.
const LINES = `Inter-|   Receive                                                |  Transmit
 face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
    lo: 1146340    9121    0    0    0     0          0         0  1146340    9121    0    0    0     0       0          0
   g10:18446744073 1234    0    0    0     0          0         0 9007199254     999    0    0    0     0       0          0
 eth0.100: 5 1 0 0 0 0 0 0 6 1 0 0 0 0 0 0
`;

it('reads received and sent bytes of every interface, also where no space follows the name', () => {
  expect(Object.fromEntries(LINES.split('\n').flatMap(parseCounterLine))).toEqual({
    lo: { receivedBytes: 1146340, sentBytes: 1146340 },
    g10: { receivedBytes: 18446744073, sentBytes: 9007199254 },
    'eth0.100': { receivedBytes: 5, sentBytes: 6 },
  });
});

describe('RDMA ports', () => {
  const sys = mkdtempSync(path.join(tmpdir(), 'sysfs-'));
  const write = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(sys, file)), { recursive: true });
    writeFileSync(path.join(sys, file), `${text}\n`);
  };
  // An HCA of two ports as mlx5 shows it, and an older one whose 64-bit counters stand apart.
  const infiniband = (port: number, file: string, text: string) =>
    write(`class/infiniband/mlx5_0/ports/${port}/${file}`, text);
  for (const port of [1, 2]) {
    infiniband(port, 'link_layer', 'InfiniBand');
    infiniband(port, 'counters/port_rcv_data', String(port * 100));
    infiniband(port, 'counters/port_xmit_data', String(port * 1000));
    write(`class/infiniband/mlx5_0/device/net/ib${port - 1}/dev_port`, String(port - 1));
  }
  const roce = (file: string, text: string) => write(`class/infiniband/mlx4_0/ports/1/${file}`, text);
  roce('link_layer', 'Ethernet');
  roce('gid_attrs/ndevs/0', 'eth4');
  roce('counters/port_rcv_data', '4294967295');
  roce('counters/port_xmit_data', '4294967295');
  roce('counters_ext/port_rcv_data_64', '5000000000');
  roce('counters_ext/port_xmit_data_64', '6000000000');

  it('are read with the interface of the same port, in bytes, by their wide counters', () => {
    const said = execFileSync('sh', ['-c', COUNTERS_SCRIPT, 'sh', sys], { encoding: 'utf8' });
    expect(Object.fromEntries(said.split('\n').flatMap(parseRdmaLine))).toEqual({
      ib0: { link: 'InfiniBand', receivedBytes: 400, sentBytes: 4000 },
      ib1: { link: 'InfiniBand', receivedBytes: 800, sentBytes: 8000 },
      eth4: { link: 'Ethernet', receivedBytes: 20_000_000_000, sentBytes: 24_000_000_000 },
    });
  });

  it('that are not there say nothing, and the interfaces still do', () => {
    const said = execFileSync('sh', ['-c', COUNTERS_SCRIPT, 'sh', '/nowhere'], { encoding: 'utf8' });
    expect(said.split('\n').flatMap(parseRdmaLine)).toEqual([]);
    expect(Object.fromEntries(said.split('\n').flatMap(parseCounterLine))).toHaveProperty('lo');
  });
});
