import { expect, it } from 'vitest';
import { alignedTable } from './table.ts';

it('aligns words to the left and numbers to the right', () => {
  const rows = [
    ['study', 'n'],
    ['a', '3'],
    ['thesis', '174'],
  ];
  expect(alignedTable(rows)).toBe('study     n\na         3\nthesis  174');
});
