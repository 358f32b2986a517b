import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  armDetached,
  goingRuns,
  killDetached,
  preventDetached,
  readDetached,
  startDetached,
  waitDetached,
} from './detached.ts';
import type { Machine } from './machine.ts';
import { localMachine } from './test-local.ts';

let home: string;
let machine: Machine;
const RUN = '.migration-lab/runs/t1/round-1/101';
const now = () => Date.now() / 1000;
const file = (name: string) => path.join(home, name);
const within = (deadlineWall: number, mostSeconds = 10) => ({ arming: { deadlineWall, mostSeconds } });
/** Says when it ran, on the clock that the wrapper reads. */
const stampTime = () => ({ argv: ['sh', '-c', `date +%s.%N >>"${file('ran')}"`] });
const timesRun = () => readFileSync(file('ran'), 'utf8').trim().split('\n').map(Number);
const finish = async () => {
  expect(await waitDetached(machine, [RUN], 20)).toEqual([RUN]);
  return readDetached(machine, RUN);
};

const PATH = process.env['PATH'];
beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'lab-arming-'));
  machine = localMachine(home);
});
afterEach(() => {
  process.env['PATH'] = PATH;
  rmSync(home, { recursive: true, force: true });
});

describe.each([
  ['where bash tells the time', false],
  ['where only `date` does', true],
])('a run that is armed, %s', (_, plain) => {
  beforeEach(() => {
    if (!plain) return;
    const bin = file('bin');
    mkdirSync(bin);
    writeFileSync(path.join(bin, 'bash'), '#!/bin/sh\nexec /bin/sh "$@"\n', { mode: 0o755 });
    process.env['PATH'] = `${bin}:${PATH}`;
  });

  it('waits for its deadline and starts then, once, however often it is asked for', async () => {
    const deadlineWall = now() + 1;
    const asked = [deadlineWall, deadlineWall + 0.5, deadlineWall - 9].map((at) =>
      armDetached(machine, RUN, stampTime(), within(at)),
    );
    const ready = await Promise.all(asked);
    expect(ready.filter(({ claimed }) => claimed)).toHaveLength(1);
    const start = await startDetached(machine, RUN, stampTime(), within(deadlineWall + 5));
    await finish();
    expect(start.claimed).toBe(false);
    expect(timesRun()).toHaveLength(1);
    expect(timesRun()[0]).toBeGreaterThanOrEqual(start.startedWall);
  });

  it('says which deadline it had, since when it was ready, and when it really began: never before', async () => {
    const deadlineWall = now() + 0.6;
    await armDetached(machine, RUN, stampTime(), within(deadlineWall));
    const { armed, startedWall } = await startDetached(machine, RUN, stampTime());
    expect(armed).toMatchObject({ release: 'waited', deadlineWall: expect.closeTo(deadlineWall, 5) });
    const order = [armed?.readyWall ?? 0, deadlineWall, startedWall];
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });

  it('starts at once where the deadline had passed, and where the clock is not the one that was measured', async () => {
    const late = await startDetached(machine, RUN, stampTime(), within(now() - 0.1));
    const far = await startDetached(machine, `${RUN}b`, stampTime(), within(now() + 3600));
    expect([late.armed?.release, far.armed?.release]).toEqual(['late', 'far']);
    expect(far.startedWall).toBeLessThan(now());
  });

  it('is alive and going while it waits', async () => {
    await armDetached(machine, RUN, stampTime(), within(now() + 30, 60));
    expect(await waitDetached(machine, [RUN], 0)).toEqual([]);
    expect(await goingRuns(machine)).toEqual(['t1/round-1/101']);
    await killDetached(machine, RUN);
  });

  it('never starts when it is ended before its deadline', async () => {
    const deadlineWall = now() + 1;
    await armDetached(machine, RUN, stampTime(), within(deadlineWall));
    await killDetached(machine, RUN);
    expect(await finish()).toMatchObject({ exitCode: 143, endedWall: expect.any(Number) });
    await new Promise((resolve) => setTimeout(resolve, (deadlineWall - now() + 0.3) * 1000));
    expect(existsSync(file('ran'))).toBe(false);
    await expect(startDetached(machine, RUN, stampTime())).rejects.toThrow('did not start');
  });

  it('can be prevented until it is released, and not after', async () => {
    await armDetached(machine, RUN, stampTime(), within(now() + 30, 60));
    expect(await preventDetached(machine, RUN)).toBe(true);
    expect(await finish()).toMatchObject({ exitCode: 143, stdout: '', stderr: '' });
    expect(await preventDetached(machine, RUN)).toBe(true);
    expect(existsSync(file('ran'))).toBe(false);

    await startDetached(machine, `${RUN}b`, stampTime(), within(now() + 0.3));
    expect(await preventDetached(machine, `${RUN}b`)).toBe(false);
  });

  it('is either prevented or started, never both, whoever comes first', async () => {
    for (let i = 0; i < 12; i++) {
      const directory = `${RUN}-${i}`;
      const command = { argv: ['sh', '-c', `echo ran >"${file(`ran-${i}`)}"`] };
      const deadlineWall = now() + 0.15;
      await armDetached(machine, directory, command, within(deadlineWall));
      await new Promise((resolve) => setTimeout(resolve, (deadlineWall - now()) * 1000 - 6 + i));
      const prevented = await preventDetached(machine, directory);
      await waitDetached(machine, [directory], 20);
      expect(existsSync(file(`ran-${i}`))).toBe(!prevented);
    }
  });
});
