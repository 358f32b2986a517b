import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { killDetached, readDetached, startDetached, waitDetached } from './detached.ts';
import type { Machine } from './machine.ts';
import { localMachine } from './test-local.ts';

const RUN = '.migration-lab/runs/t1/launch';
const IGNORES_TERM = 'trap "" TERM; echo $$; while :; do sleep 0.2; done';
/** A second, the grace of three, and what a machine that is busy adds. */
const MOST_SECONDS = 12;
let home: string;
let machine: Machine;
const sh = (script: string) => ({ argv: ['sh', '-c', script] });
const isGone = (pid: number) => {
  const stat = `/proc/${pid}/stat`;
  return !existsSync(stat) || readFileSync(stat, 'utf8').includes(') Z ');
};
const finish = async () => {
  expect(await waitDetached(machine, [RUN], MOST_SECONDS)).toEqual([RUN]);
  return readDetached(machine, RUN);
};
/** Who watches over the run: the last word of its start. */
const watcher = () =>
  Number(
    readFileSync(path.join(home, RUN, 'start'), 'utf8')
      .trim()
      .split(' ')
      .at(-1),
  );

beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'lab-limit-'));
  machine = localMachine(home);
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

describe('a run that is over its limit', () => {
  it('is asked to end by its host, with nobody connected, and that stands with it', async () => {
    const start = await startDetached(machine, RUN, sh('sleep 600 & wait'), { limitSeconds: 1 });
    const end = await finish();
    expect(end).toMatchObject({ exitCode: 143, timedOut: true });
    const took = (end.endedUptime ?? 0) - start.startedUptime;
    expect(took).toBeGreaterThan(0.9);
    expect(took).toBeLessThan(MOST_SECONDS);
  });

  it('is killed after three seconds more where it ignores that, its children with it', async () => {
    await startDetached(machine, RUN, sh(`sh -c '${IGNORES_TERM}' & ${IGNORES_TERM}`), { limitSeconds: 1 });
    const end = await finish();
    expect(end).toMatchObject({ exitCode: 137, endedWall: expect.any(Number), timedOut: true });
    const pids = end.stdout.trim().split('\n').map(Number);
    expect(pids).toHaveLength(2);
    expect(pids.every(isGone)).toBe(true);
  });

  it('leaves no child that outlived its leader', async () => {
    const child = `sh -c '${IGNORES_TERM}' & sleep 600`;
    await startDetached(machine, RUN, sh(child), { limitSeconds: 1 });
    expect(await finish()).toMatchObject({ exitCode: 143, timedOut: true });
    const pid = Number(readFileSync(path.join(home, RUN, 'stdout'), 'utf8'));
    for (let i = 0; i < MOST_SECONDS * 10 && !isGone(pid); i++) await sleep(100);
    expect(isGone(pid)).toBe(true);
  });

  it('has as long from its deadline as it would have had from an immediate start', async () => {
    const arming = { deadlineWall: Date.now() / 1000 + 2, mostSeconds: 10 };
    await startDetached(machine, RUN, sh('sleep 0.9'), { limitSeconds: 1, arming });
    expect(await finish()).toMatchObject({ exitCode: 0, timedOut: false });
  });
});

describe('who watches over a run', () => {
  it.each([
    ['has ended', () => finish()],
    ['was ended', () => killDetached(machine, RUN)],
  ])('goes when it %s', async (_, ending) => {
    await startDetached(machine, RUN, sh('sleep 0.3'), { limitSeconds: 600 });
    expect(isGone(watcher())).toBe(false);
    await ending();
    for (let i = 0; i < 50 && !isGone(watcher()); i++) await sleep(50);
    expect(isGone(watcher())).toBe(true);
  });
});
