import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { LOAD_SCRIPT, parseLook } from './load.ts';

const SAID = `cpu  1118577 16178 304550 1000084 4406 0 9462 1151 0 0
cpu0 559018 8491 148188 506074 1085 0 3661 563 0 0
cpu1 559558 7686 156361 494010 3321 0 5801 588 0 0
pswpin 3
pswpout 5
pagesize 4096
`;

it('reads busy and all ticks of a machine, its cores and what it swapped', () => {
  const busyTicks = 1118577 + 16178 + 304550 + 9462 + 1151;
  expect(parseLook('hA', SAID)).toEqual({
    busyTicks,
    allTicks: busyTicks + 1000084 + 4406,
    cores: 2,
    swappedKiB: 32,
  });
});

it('says so where the kernel tells something else', () => {
  expect(() => parseLook('hA', 'cpu  1 2 3\n')).toThrow('hA did not tell its load: cpu  1 2 3');
});

it('is understood on this machine', () => {
  const said = execFileSync('sh', ['-c', LOAD_SCRIPT, 'sh', '0'], { encoding: 'utf8' });
  expect(parseLook('here', said).cores).toBeGreaterThan(0);
});
