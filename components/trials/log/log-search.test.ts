import { expect, it } from 'vitest';
import { LogSearch, stepMatch } from './log-search.ts';
import { LogText } from './log-text.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const AT_ONCE = Number.POSITIVE_INFINITY;

it('finds every line that holds the text, whatever its case and colour, over many turns', () => {
  const log = new LogText();
  for (let i = 0; i < 3000; i++)
    log.append(bytes(i % 1000 === 7 ? `an \u001b[31mERR\u001b[0mor ${i}\n` : `fine ${i}\n`));
  const search = new LogSearch(log, 'error');
  let turns = 1;
  while (!search.step(0)) turns++;
  expect(search.found).toEqual([7, 1007, 2007]);
  expect(turns).toBeGreaterThan(1);
});

it('goes on in what comes later, and looks again at a line that was not at its end', () => {
  const log = new LogText();
  log.append(bytes('match\nno mat'));
  const search = new LogSearch(log, 'match');
  search.step(AT_ONCE);
  expect(search.found).toEqual([0]);
  log.append(bytes('ch\nmatch'));
  search.step(AT_ONCE);
  search.step(AT_ONCE);
  expect(search.found).toEqual([0, 1, 2]);
});

it('goes round from match to match in both directions', () => {
  expect([stepMatch(3, -1, 1), stepMatch(3, 2, 1), stepMatch(3, 0, -1), stepMatch(3, -1, -1)]).toEqual([
    0, 0, 2, 2,
  ]);
  expect(stepMatch(0, -1, 1)).toBe(-1);
});
