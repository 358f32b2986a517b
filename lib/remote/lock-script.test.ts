import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LOCK_SCRIPT, UNLOCK_SCRIPT } from './lock-script.ts';
import type { Machine } from './machine.ts';
import { localMachine } from './test-local.ts';

const STALE = '900';
const NOTE = '{"study":"it\'s \\"one\\" \\\\n"}';

let home: string;
let machine: Machine;
beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'lab-lock-'));
  machine = localMachine(home);
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const file = () => path.join(home, '.migration-lab/locks', hostname());
const run = async (...argv: string[]) =>
  (await machine.read({ argv: ['sh', '-c', argv[0] ?? '', 'sh', ...argv.slice(1)] })).trim();
const lock = (owner: string, token = '1', note = NOTE) => run(LOCK_SCRIPT, owner, token, STALE, note);
/** Makes the lock as old as that; or of another boot. */
const age = (seconds: number, boot?: string) => {
  const [owner, token, was, beat, ...rest] = readFileSync(file(), 'utf8').split(' ');
  const words = [owner, token, boot ?? was, Number(beat) - seconds, ...rest];
  writeFileSync(file(), words.join(' '));
};
const uptime = () => Number(readFileSync('/proc/uptime', 'utf8').split('.')[0]);

describe('a lock on a machine', () => {
  it('is claimed where there is none, and kept by its owner, with a later token too', async () => {
    const before = Math.floor(Date.now() / 1000);
    expect(await lock('a/c')).toBe('claimed 0 -');
    const kept = await lock('a/c', '2');
    expect(kept).toMatch(/^kept [01] \d+ /);
    const since = Number(kept.split(' ')[2]);
    expect(since).toBeGreaterThanOrEqual(before);
    expect((await lock('a/c', '2')).split(' ')[2]).toBe(String(since));
  });

  it('is refused to everybody else, with its note to the letter', async () => {
    await lock('a/c');
    expect(await lock('b/c', '9')).toMatch(/^held [01] \d+ /);
    expect((await lock('b/c', '9')).split(' ').slice(3).join(' ')).toBe(NOTE);
    expect(readFileSync(file(), 'utf8')).toMatch(/^a\/c 1 /);
  });

  it('is refused to its owner’s earlier runner', async () => {
    await lock('a/c', '2');
    expect(await lock('a/c', '1')).toMatch(/^held /);
  });

  it('goes to one of many that ask at once', async () => {
    const said = await Promise.all(Array.from({ length: 12 }, (_, i) => lock(`owner-${i}`)));
    expect(said.filter((line) => line.startsWith('claimed'))).toHaveLength(1);
    expect(said.filter((line) => line.startsWith('held'))).toHaveLength(11);
  });

  it('is taken over from one who was silent for too long, and not a second before', async () => {
    await lock('a/c');
    age(890);
    expect(await lock('b/c')).toMatch(/^held 89\d /);
    age(20);
    expect(await lock('b/c', '1', '{}')).toMatch(/^taken 9[12]\d \d+ \{"study"/);
    expect(await lock('a/c', '7')).toMatch(/^held [01] \d+ \{\}$/);
  });

  it('counts silence from the machine’s start when it was restarted since', async () => {
    await lock('a/c');
    age(10, 'another-boot');
    const [how, silent] = (await lock('b/c')).split(' ');
    expect(how).toBe(uptime() > Number(STALE) ? 'taken' : 'held');
    expect(Math.abs(Number(silent) - uptime())).toBeLessThanOrEqual(1);
  });

  it('is given back by its owner alone, and leaves nothing that holds anybody up', async () => {
    await lock('a/c', '2');
    await run(UNLOCK_SCRIPT, 'b/c', '2');
    await run(UNLOCK_SCRIPT, 'a/c', '1');
    expect(await lock('b/c')).toMatch(/^held /);
    await run(UNLOCK_SCRIPT, 'a/c', '2');
    await run(UNLOCK_SCRIPT, 'a/c', '2');
    expect(readdirSync(path.dirname(file()))).toEqual([`${hostname()}.guard`]);
    expect(await lock('b/c')).toBe('claimed 0 -');
  });
});
