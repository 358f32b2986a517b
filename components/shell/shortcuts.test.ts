import { expect, it } from 'vitest';
import { keyReader } from './shortcuts.ts';

const PAGES = [
  { key: 'h', href: '/' },
  { key: 's', href: '/studies' },
];
const press = (key: string, at = 0, more: { ctrl?: boolean; typing?: boolean } = {}) => ({
  key,
  at,
  ctrl: false,
  typing: false,
  ...more,
});

it('goes to a page by g and a letter, soon enough after each other', () => {
  const read = keyReader(PAGES);
  expect(read(press('g', 0))).toBeNull();
  expect(read(press('s', 1000))).toEqual({ go: '/studies' });
  expect(read(press('s', 1100))).toBeNull();
  expect(read(press('g', 2000))).toBeNull();
  expect(read(press('s', 4000))).toBeNull();
});

it('opens the palette by Ctrl K anywhere, by / where nobody writes', () => {
  const read = keyReader(PAGES);
  expect(read(press('k', 0, { ctrl: true, typing: true }))).toBe('palette');
  expect(read(press('/'))).toBe('palette');
  expect(read(press('/', 0, { typing: true }))).toBeNull();
  expect(read(press('s', 0, { ctrl: true }))).toBeNull();
});

it('turns to the next and the previous by j and k, which after g are pages’ letters', () => {
  const read = keyReader(PAGES);
  expect([read(press('j')), read(press('k'))]).toEqual([{ turn: 'next' }, { turn: 'prev' }]);
  read(press('g'));
  expect(read(press('j'))).toBeNull();
  expect(read(press('j', 0, { typing: true }))).toBeNull();
});

it('leaves letters to those who write', () => {
  const read = keyReader(PAGES);
  read(press('g', 0, { typing: true }));
  expect(read(press('h', 10))).toBeNull();
  expect(read(press('?', 0, { typing: true }))).toBeNull();
  expect(read(press('?'))).toBe('sheet');
});
