import { describe, expect, it } from 'vitest';
import { describeMemory, type MemorySample } from './memory-report.ts';

const MIB = 2 ** 20;
/** A runner that warms up over 50 trials, then grows by so many MiB per 100. */
const campaign = (growth: number): MemorySample[] =>
  Array.from({ length: 200 }, (_, trials) => ({
    seconds: trials,
    trials,
    rss: 200 * MIB,
    heapUsed: (Math.min(trials, 50) + (growth * trials) / 100 + (trials % 3)) * MIB,
  }));

describe('memory over a campaign', () => {
  it('is flat where it only warmed up', () => {
    const { flat, lines } = describeMemory(campaign(0));
    expect(flat).toBe(true);
    expect(lines.at(-2)).toMatch(/^heap in use after collection: [+−]0\.0\d ± 0\.\d\d MiB per 100 trials/);
  });

  it('is a leak where each trial leaves something', () => {
    const { flat, lines } = describeMemory(campaign(5));
    expect(flat).toBe(false);
    expect(lines.at(-2)).toMatch(/: \+(4\.9|5\.0)/);
  });
});
