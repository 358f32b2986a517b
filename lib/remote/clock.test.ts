import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { measureClock } from './clock.ts';
import { Machine } from './machine.ts';
import { localMachine } from './test-local.ts';

const WAY_MS = 20;
const PATH = process.env['PATH'];
let bin: string;
beforeEach(() => {
  bin = mkdtempSync(path.join(tmpdir(), 'lab-clock-'));
});
afterEach(() => {
  process.env['PATH'] = PATH;
  rmSync(bin, { recursive: true });
});

/** From now on this program of the machine is that script. */
function put(name: string, script: string): void {
  writeFileSync(path.join(bin, name), `#!/bin/sh\n${script}\n`);
  chmodSync(path.join(bin, name), 0o755);
  process.env['PATH'] = `${bin}:${PATH}`;
}

/** This computer, so much further away. */
function farAway(): Machine {
  const near = localMachine(bin);
  return new Machine({
    name: 'far',
    close: () => {},
    execute: (command, options) =>
      near.execute(command, {
        dialogue: async (ask) =>
          options?.dialogue?.(async (line) => {
            await sleep(WAY_MS);
            const said = await ask(line);
            await sleep(WAY_MS);
            return said;
          }),
      }),
  });
}

it('finds no offset where there is one clock, within what it says that it knows', async () => {
  const { offsetSeconds, boundSeconds } = await measureClock(localMachine(bin));
  expect(boundSeconds).toBeGreaterThan(0);
  expect(Math.abs(offsetSeconds)).toBeLessThanOrEqual(boundSeconds);
});

it('knows less over a long way, and is no further off: nothing but the way lies between two looks', async () => {
  const { offsetSeconds, boundSeconds } = await measureClock(farAway());
  expect(boundSeconds).toBeGreaterThanOrEqual(WAY_MS / 1000 - 0.001);
  expect(Math.abs(offsetSeconds)).toBeLessThan(boundSeconds / 2);
});

it('asks date where bash does not tell the time, and finds the offset of its clock', async () => {
  put('bash', 'exec /bin/sh "$@"');
  put('date', 'exec /bin/date -d "3600 seconds" "$@"');
  const { offsetSeconds, boundSeconds } = await measureClock(localMachine(bin));
  expect(Math.abs(offsetSeconds - 3600)).toBeLessThanOrEqual(boundSeconds);
});

it('says what is needed where no time is told', async () => {
  put('bash', 'exec /bin/sh "$@"');
  put('date', 'echo Wednesday');
  await expect(measureClock(localMachine(bin))).rejects.toThrow(
    'Asked for the time, here printed "Wednesday": bash 5 or GNU date is needed.',
  );
});
