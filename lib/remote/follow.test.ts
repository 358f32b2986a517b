import { appendFileSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { followFiles } from './follow.ts';
import { localMachine } from './test-local.ts';

const MIB = 2 ** 20;
let home: string;
beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'follow-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));
const file = (name: string) => path.join(home, name);
const follow = (...files: [path: string, known: number][]) =>
  followFiles(
    localMachine(home),
    files.map(([name, known]) => ({ path: name, known })),
  );

it('gives what was added since, byte for byte, with the time of its writing', async () => {
  const junk = Buffer.from([0, 255, 10, 195]);
  writeFileSync(file('out'), 'known');
  appendFileSync(file('out'), junk);
  const [seen] = await follow(['out', 5]);
  expect(Buffer.from(seen?.content ?? []).equals(junk)).toBe(true);
  expect(seen).toMatchObject({ index: 0, whole: true });
  expect(seen?.writtenWall).toBeCloseTo(statSync(file('out')).mtimeMs / 1000, 2);
});

it('says nothing of files that are empty, missing or known already', async () => {
  writeFileSync(file('empty'), '');
  writeFileSync(file('known'), 'known');
  writeFileSync(file('new'), 'new');
  const seen = await follow(['empty', 0], ['missing', 0], ['known', 5], ['new', 0]);
  expect(seen.map(({ index }) => index)).toEqual([3]);
});

it('takes of a flood four MiB a look, of all files together, and the rest later', async () => {
  writeFileSync(file('a'), 'a'.repeat(3 * MIB));
  writeFileSync(file('b'), 'b'.repeat(3 * MIB));
  const seen = await follow(['a', 0], ['b', 0]);
  expect(seen.map(({ content, whole }) => [content.length, whole])).toEqual([
    [3 * MIB, true],
    [MIB, false],
  ]);
  const [rest] = await follow(['b', MIB]);
  expect([rest?.content.length, rest?.whole]).toEqual([2 * MIB, true]);
});
