import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { endMarked, listMarked, parseMarked, TRIAL_MARK } from './marked.ts';
import { localMachine } from './test-local.ts';

let home: string;
let trial: string;
beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'lab-marked-'));
  trial = `test-${randomUUID()}`;
});
afterEach(async () => {
  await localMachine(home).read(endMarked([trial]));
  rmSync(home, { recursive: true });
});
const marked = async (of = trial) =>
  parseMarked(await localMachine(home).read(listMarked())).filter((one) => one.trial === of);

/** Starts a shell script whose processes carry the mark, away from this one; resolves when it has begun. */
async function start(script: string, of = trial): Promise<void> {
  const file = path.join(home, 'begun');
  rmSync(file, { force: true });
  const env = { ...process.env, [TRIAL_MARK]: of };
  spawn('sh', ['-c', script, 'sh', file], { env, detached: true, stdio: 'ignore' }).unref();
  for (let i = 0; i < 100; i++)
    try {
      readFileSync(file);
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  throw new Error('it did not begin');
}

describe('processes that carry the mark of a trial', () => {
  it('are found with their trial, their command and since when they run', async () => {
    await start(': >"$1"; exec sleep 61');
    const [found, ...others] = await marked();
    expect(others).toEqual([]);
    expect(found).toMatchObject({ trial, command: 'sleep 61' });
    expect(Math.abs(Date.now() - (found?.since ?? 0))).toBeLessThan(3000);
  });

  it('are ended, and those of another trial are not', async () => {
    const other = `test-${randomUUID()}`;
    await start(': >"$1"; exec sleep 62');
    await start(': >"$1"; exec sleep 63', other);
    expect((await localMachine(home).read(endMarked([trial]))).trim()).toBe('');
    expect(await marked()).toEqual([]);
    expect(await marked(other)).toHaveLength(1);
    await localMachine(home).read(endMarked([other]));
  });

  it('are ended within the grace and 5 s though they ignore TERM and have left their session twice', async () => {
    const child = 'trap "" TERM HUP; : >"$1"; while :; do sleep 0.2; done';
    await start(
      `trap '' TERM; (setsid sh -c '(setsid sh -c "$0" sh "$1" &) ; sleep 64' '${child}' "$1" &); sleep 64`,
    );
    expect((await marked()).length).toBeGreaterThanOrEqual(3);
    const begun = Date.now();
    expect((await localMachine(home).read(endMarked([trial]))).trim()).toBe('');
    expect(Date.now() - begun).toBeLessThan(8000);
    expect(await marked()).toEqual([]);
  });
});

it('is silent where there is none, and reads no line that is none', async () => {
  expect(await marked('nobody')).toEqual([]);
  expect(parseMarked('\nsome words\n12 t1 100 sleep 1 \n')).toEqual([
    { pid: 12, trial: 't1', since: 100_000, command: 'sleep 1' },
  ]);
});
