import { expect, it } from 'vitest';
import { ansiSpans, plainText } from './ansi.ts';

it('keeps colour and weight of escape codes, and none of the codes', () => {
  expect(ansiSpans('a \u001b[1;31mred\u001b[0m b \u001b[92mgreen\u001b[39m!')).toEqual([
    { text: 'a ', tone: null, bold: false },
    { text: 'red', tone: 'red', bold: true },
    { text: ' b ', tone: null, bold: false },
    { text: 'green', tone: 'green', bold: false },
    { text: '!', tone: null, bold: false },
  ]);
});

it('drops what moves the cursor, sets titles or links, and says nothing of it', () => {
  const line = '\u001b[2Kdone\u001b]0;title\u0007 \u001b]8;;http://x\u001b\\here\u001b(B\u001b[10;3H.';
  expect(plainText(line)).toBe('done here.');
  expect(
    ansiSpans(line)
      .map(({ text }) => text)
      .join(''),
  ).toBe('done here.');
});

it('reads no colour out of the parts of a 256-colour code', () => {
  expect(ansiSpans('\u001b[38;5;31mx\u001b[48;2;31;32;33my')).toEqual([
    { text: 'x', tone: null, bold: false },
    { text: 'y', tone: null, bold: false },
  ]);
});

it('leaves markup text, and shows control characters by their pictures', () => {
  expect(ansiSpans('<b>&amp;</b>\0\u0007\rx\ty')[0]?.text).toBe('<b>&amp;</b>␀␇␍x\ty');
});
