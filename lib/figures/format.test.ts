import { expect, it } from 'vitest';
import { formatDuration } from './format.ts';

it.each([
  [0.4, '0 s'],
  [59.4, '59 s'],
  [59.6, '1 m 0 s'],
  [214, '3 m 34 s'],
  [22_200, '6 h 10 m'],
  [3600 + 3599, '2 h 0 m'],
  [86_400 + 3 * 3600 - 1, '1 d 3 h'],
  [86_400 * 2 - 1, '2 d 0 h'],
])('writes %d s as %s', (seconds, text) => {
  expect(formatDuration(seconds)).toBe(text);
});
