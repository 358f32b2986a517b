import { expect, it } from 'vitest';
import { parseCounterLine } from './observe.ts';

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
