import { expect, it } from 'vitest';
import { countsText, nextAttempt, Webhook } from './notice.ts';

it('counts what there is', () => {
  expect(countsText({ valid: 35, unknown: 0, invalid: 1 })).toBe('35 valid, 1 invalid of 36');
  expect(countsText({ valid: 0 })).toBe('no trial ran');
});

it('tries again ever more rarely, and gives up within a day', () => {
  const now = new Date(0);
  const waits = [1, 2, 3, 4, 5, 6].map((attempts) => nextAttempt(attempts, now)?.getTime() ?? 0);
  expect(waits).toEqual([...waits].sort((a, b) => a - b));
  expect(nextAttempt(7, now)).toBeNull();
  expect(waits.reduce((sum, one) => sum + one)).toBeLessThan(24 * 3_600_000);
});

it.each(['https://chat.example/hooks/1', 'http://127.0.0.1:8080/x'])('takes %s', (url) => {
  expect(Webhook.safeParse({ url }).success).toBe(true);
});
it.each(['ftp://x', 'chat.example/hook', 'file:///etc/passwd', 'javascript:alert(1)'])(
  'refuses %s',
  (url) => {
    expect(Webhook.safeParse({ url }).success).toBe(false);
  },
);
