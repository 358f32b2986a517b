import { describe, expect, it } from 'vitest';
import { expectedTests } from '#lib/workloads/hpl/layout';
import { parseHplOutput } from '#lib/workloads/hpl/output';
import { datOf, HplSettings } from '#lib/workloads/hpl/settings';
import { casesOf, hplEnd, hplHead, hplTest } from './hpl-text.ts';

const dat = datOf(HplSettings.parse({ ns: [2000, 1500], nbs: [64, 128], depth: [0, 1] }), 4);

describe('HPL’s text from the model', () => {
  it('has every test of the input and is read as HPL’s own', () => {
    const cases = casesOf(dat);
    expect(cases).toHaveLength(expectedTests(dat));
    const text = [hplHead(dat), ...cases.map((one) => hplTest(one, 1.5)), hplEnd(cases.length, 0)].join('');
    const read = parseHplOutput(text);
    expect(read).toMatchObject({
      ended: true,
      errors: [],
      closing: { finished: 8, passed: 8, failed: 0, skipped: 0 },
    });
    expect(read.tests.map(({ n, nb, p, q, seconds, passed }) => [n, nb, p, q, seconds, passed])).toEqual(
      cases.map(({ n, nb, p, q }) => [n, nb, p, q, 1.5, true]),
    );
  });

  it('repeats residuals to the last digit, and shows one that failed', () => {
    const [one] = casesOf(dat);
    if (!one) throw new Error('no case');
    const residuals = (seconds: number, passed: boolean) =>
      parseHplOutput(hplTest(one, seconds, passed)).tests[0];
    expect(residuals(1, true)?.residuals).toEqual(residuals(2, true)?.residuals);
    expect(residuals(1, false)?.passed).toBe(false);
    expect(Number(residuals(1, false)?.residuals[0])).toBeGreaterThan(16);
  });
});
