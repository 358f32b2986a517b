import { expect, it } from 'vitest';
import { storable } from './storable.ts';

it('replaces what jsonb refuses and nothing else', () => {
  const said = { text: 'a\0b', lines: ['\ud83e\udd86 whole', 'cut \ud83e', '\udd86 cut'], n: 1, none: null };
  expect(storable(said)).toEqual({
    text: 'a\ufffdb',
    lines: ['\ud83e\udd86 whole', 'cut \ufffd', '\ufffd cut'],
    n: 1,
    none: null,
  });
});
