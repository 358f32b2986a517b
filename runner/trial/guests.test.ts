import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { LISTEN_SCRIPT, PLANT_SCRIPT } from './guests.ts';

const run = promisify(execFile);
let home: string;
beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'lab-guest-'));
});
// A heart ends with its directory; one that beats in this moment may put a file back.
afterEach(() => rmSync(home, { recursive: true, force: true, maxRetries: 5 }));
const heart = () => path.join(home, 'runs/t1/heart-101');
const plant = async (nonce: string) =>
  (await run('sh', ['-c', PLANT_SCRIPT, 'sh', heart(), nonce])).stdout.trim().split(' ');
const listen = async (past: number) =>
  (await run('sh', ['-c', LISTEN_SCRIPT, 'sh', heart(), String(past)])).stdout.trim().split(' ');

it('beats from when it was planted, with the first nonce however often it is planted', async () => {
  const planted = await Promise.all([plant('one'), plant('two'), plant('three')]);
  const [nonce] = planted[0] ?? [];
  expect(planted.map(([first]) => first)).toEqual([nonce, nonce, nonce]);
  const [heard, count, retransmits] = await listen(-1);
  expect(heard).toBe(nonce);
  expect(Number(retransmits)).toBeGreaterThanOrEqual(0);
  const later = await listen(Number(count) + 1);
  expect(later[0]).toBe(nonce);
  expect(Number(later[1])).toBeGreaterThan(Number(count) + 1);
});

it('is not heard where it was never planted', async () => {
  await expect(listen(-1)).rejects.toMatchObject({ code: 1 });
});

it('is reported when its count is not past what it was, as after a restart', async () => {
  await plant('one');
  await expect(listen(1_000_000)).rejects.toMatchObject({
    stderr: expect.stringMatching(/^the counter stands at \d+ and was 1000000 before/),
  });
}, 20_000);
