import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseIperf } from './iperf.ts';
import { doubtFabrics, isSlow } from './judge.ts';
import { measuredWays } from './pairs.ts';
import { parsePing } from './ping.ts';
import { type FabricReading, newest } from './reading.ts';

const sample = (name: string) =>
  readFileSync(path.join(import.meta.dirname, 'fixtures', `iperf3-3.12-${name}.json`), 'utf8');

describe('a report of iperf3', () => {
  it.each([
    ['10gbe-P2', 11_301.86, 1866],
    ['1gbe-tbf', 891.25, 0],
    ['reverse', 6750.05, 196],
  ])('%s says what arrived', (name, mbps, retransmits) => {
    const read = parseIperf(sample(name));
    expect(read).toMatchObject({ retransmits });
    expect('mbps' in read && read.mbps).toBeCloseTo(mbps, 1);
  });

  it('is a failure where it holds an error, although iperf3 ends with 0', () => {
    expect(parseIperf(sample('err-refused'))).toEqual({
      problem: 'iperf3: unable to connect to server: Connection refused',
    });
  });

  it('is no report where something else was printed', () => {
    expect(parseIperf('Segmentation fault')).toEqual({
      problem: 'iperf3 printed no report: Segmentation fault',
    });
    expect(parseIperf('')).toEqual({ problem: 'iperf3 printed no report: nothing' });
  });
});

it('takes median and 95th percentile of the round trips of ping', () => {
  const lines = [1, 2, 3, 4, 100].map(
    (ms, i) => `64 bytes from 192.168.0.2: icmp_seq=${i + 1} ttl=64 time=0.${String(ms).padStart(3, '0')} ms`,
  );
  const read = parsePing(lines.join('\n'));
  expect(read?.medianMs).toBe(0.003);
  expect(read?.p95Ms).toBeGreaterThan(0.004);
  expect(parsePing('5 packets transmitted, 0 received, 100% packet loss')).toBeNull();
});

const fabrics = [
  { name: '10GbE', nominalMbps: 10_000 },
  { name: '1GbE', nominalMbps: 1000 },
];
const reading = (fabric: string, mbps: number | null, to = 'b'): FabricReading => ({
  fabric,
  from: 'a',
  to,
  mbps,
  retransmits: 0,
  medianMs: 0.1,
  p95Ms: 0.2,
  at: '2026-11-25T08:00:00.000Z',
});

describe('names of fabrics against measurements', () => {
  it('are believed at 70 % of the nominal speed', () => {
    expect(doubtFabrics(fabrics, [reading('10GbE', 7000), reading('1GbE', 700)])).toEqual([]);
    expect(isSlow(reading('10GbE', 6999), { nominalMbps: 10_000 })).toBe(true);
  });

  it('are doubted by the slowest way, with what to do', () => {
    const [doubt, ...more] = doubtFabrics(fabrics, [reading('10GbE', 9000), reading('10GbE', 5000, 'c')]);
    expect(more).toEqual([]);
    expect(doubt?.detail).toBe('5,000 Mb/s from a to c, 50 % of its nominal 10,000 Mb/s');
    expect(doubt?.remedy).toContain('10GbE on a and c');
  });

  it('are doubted where the fast one is not twice as fast as the slow one', () => {
    const doubts = doubtFabrics(fabrics, [reading('10GbE', 941), reading('1GbE', 940)]);
    expect(doubts.map(({ detail }) => detail)).toContain('941 Mb/s, less than twice the 940 Mb/s of 1GbE');
  });

  it('are not doubted where nothing could be measured', () => {
    expect(doubtFabrics(fabrics, [reading('10GbE', null)])).toEqual([]);
  });
});

it('measures each pair of few hosts both ways, and a ring of many', () => {
  expect(measuredWays(['a', 'b', 'c'])).toHaveLength(6);
  const many = measuredWays(['a', 'b', 'c', 'd', 'e']);
  expect(many).toHaveLength(10);
  expect(many).toContainEqual({ from: 'e', to: 'a' });
  expect(new Set(many.map(({ from, to }) => `${from} ${to}`)).size).toBe(10);
});

it('keeps the newest reading of each way', () => {
  const [old, other, young] = [reading('10GbE', 1), reading('1GbE', 2), reading('10GbE', 3)];
  expect(newest([old, other], [young])).toEqual([young, other]);
});
