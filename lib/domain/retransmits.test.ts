import { describe, expect, it } from 'vitest';
import { retransmittedSegments } from './retransmits.ts';
import { aHistory } from './test-builders.ts';

const seen = (...counts: [string, number | null][]) => {
  const history = aHistory();
  for (const [vm, retransmits] of counts)
    history.add('guest-seen', { moment: 'm', vm, nonce: 'n', counter: 1, retransmits });
  return retransmittedSegments(history.events);
};

describe('retransmitted segments', () => {
  it('adds what each VM counted between its first and last look', () => {
    expect(seen(['101', 10], ['102', 0], ['101', 15], ['102', 4])).toBe(9);
  });

  it('begins anew where a moved VM counts from zero', () => {
    expect(seen(['101', 1334], ['101', 2], ['101', 5])).toBe(5);
  });

  it('is unknown when no VM was looked at twice', () => {
    expect(seen(['101', 3], ['102', null])).toBeNull();
  });
});
