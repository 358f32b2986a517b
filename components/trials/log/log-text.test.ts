import { expect, it } from 'vitest';
import { LogText } from './log-text.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
function logOf(...blocks: string[]): LogText {
  const log = new LogText();
  for (const block of blocks) log.append(bytes(block));
  return log;
}
const linesOf = (log: LogText) => Array.from({ length: log.lines }, (_, i) => log.line(i));

it('gives every line back, wherever the blocks were cut', () => {
  const text = 'one\ntwo is longer\n\nZürich ends it\n';
  for (let cut = 0; cut <= text.length; cut++) {
    const log = logOf(text.slice(0, cut), text.slice(cut));
    expect(linesOf(log)).toEqual(['one', 'two is longer', '', 'Zürich ends it']);
  }
});

it('shows what was not written to its end as the last line, until its end comes', () => {
  const log = logOf('one\ntw');
  expect([linesOf(log), log.ended]).toEqual([['one', 'tw'], 1]);
  log.append(bytes('o\n'));
  expect([linesOf(log), log.ended]).toEqual([['one', 'two'], 2]);
});

it('joins a character that two blocks share', () => {
  const [first, second] = [bytes('Zü').slice(0, 2), bytes('Zü').slice(2)];
  const log = new LogText();
  log.append(first);
  log.append(second);
  expect(log.line(0)).toBe('Zü');
});

it('takes a carriage return off with the end of its line', () => {
  expect(linesOf(logOf('one\r\ntwo\r\n'))).toEqual(['one', 'two']);
});

it('cuts a line that nobody can read on screen, and keeps it whole in the file', async () => {
  const long = 'x'.repeat(100_000);
  const log = logOf(`${long}\nnext\n`);
  expect(log.line(0)).toBe(`${'x'.repeat(4096)} …`);
  expect(await log.file().text()).toBe(`${long}\nnext\n`);
});

it('finds lines among many blocks, and gives ranges of them as one text', () => {
  const log = logOf(...Array.from({ length: 5000 }, (_, i) => `line ${i}\n`));
  expect([log.lines, log.line(0), log.line(2500), log.line(4999)]).toEqual([
    5000,
    'line 0',
    'line 2500',
    'line 4999',
  ]);
  expect(log.text(10, 13)).toBe('line 10\nline 11\nline 12\n');
});

it('has no line before anything was said', () => {
  expect([logOf().lines, logOf('').lines, logOf().text(0, 1)]).toEqual([0, 0, '']);
});
