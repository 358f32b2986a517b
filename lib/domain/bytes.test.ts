import { expect, it } from 'vitest';
import { bytesBetween } from './bytes.ts';
import { aHistory } from './test-builders.ts';

const both = (bytes: number) => ({ receivedBytes: bytes, sentBytes: bytes });

/** ib0 is IP over InfiniBand, eth0 has a RoCE port, eth1 neither. */
const history = aHistory();
const read = (moment: string, atWall: number, ip: number, rdma: number) =>
  history.add('counters-read', {
    node: 'hA',
    moment,
    atWall,
    interfaces: { ib0: both(ip), eth0: both(ip), eth1: both(ip) },
    rdma: { ib0: { link: 'InfiniBand', ...both(rdma) }, eth0: { link: 'Ethernet', ...both(rdma) } },
  });
read('before', 1, 10, 100);
read('after', 2, 15, 900);

it('counts what went by RDMA: an InfiniBand port counts its IP too, a RoCE port only what passed the interface by', () => {
  const { hA } = bytesBetween(history.events, 'before', 'after');
  expect(hA).toEqual({
    ib0: { received: 800, sent: 800 },
    eth0: { received: 805, sent: 805 },
    eth1: { received: 5, sent: 5 },
  });
});
