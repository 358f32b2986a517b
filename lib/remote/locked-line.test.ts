import { beforeEach, expect, it } from 'vitest';
import type { LockTaken } from '#lib/domain/host-lock';
import { LockedLine } from './locked-line.ts';
import type { Line } from './machine.ts';

const NOTE = { runner: 'r1', computer: 'lab', cluster: 'c', study: 's' };
const HELD = `held 3 1760000000 ${JSON.stringify(NOTE)}`;

let now: number;
let answer: string;
let asked: string[];
let locked: LockTaken[];
let line: LockedLine;
beforeEach(() => {
  now = 0;
  answer = 'claimed 0 - ';
  asked = [];
  locked = [];
  const inner: Line = {
    name: 'hA',
    close: () => {},
    execute: async ({ argv }) => {
      const what = argv[0] === 'sh' ? 'lock' : (argv[0] ?? '');
      asked.push(what);
      return { exitCode: 0, stdout: what === 'lock' ? answer : '', stderr: '' };
    },
  };
  const hear = async (taken: LockTaken) => void locked.push(taken);
  line = new LockedLine(inner, { owner: 'a/c', token: 1, note: NOTE }, hear, () => now);
});
const run = () => line.execute({ argv: ['true'] });

it('locks a machine before the first command, once for many', async () => {
  await Promise.all([run(), run()]);
  await run();
  expect(asked).toEqual(['lock', 'true', 'true', 'true']);
  expect(locked).toEqual([{ node: 'hA', how: 'claimed', silentSeconds: 0, from: null }]);
});

it('runs nothing on a machine that somebody else holds, and says who', async () => {
  answer = HELD;
  await expect(run()).rejects.toMatchObject({
    code: 'in-use',
    message:
      'hA is used by the migration-lab on lab (runner r1, study s, cluster c) since 2025-10-09 08:53 UTC. ' +
      'It is free once that one is done, or was silent for 15 min.',
  });
  expect(asked).toEqual(['lock']);
});

it('asks again after a long silence, and runs nothing when the lock is gone by then', async () => {
  await run();
  now = 599_000;
  await run();
  now = 601_000;
  answer = HELD;
  await expect(run()).rejects.toMatchObject({ code: 'in-use' });
  expect(asked).toEqual(['lock', 'true', 'true', 'lock']);
});

it('runs nothing after a renewal that found another holder', async () => {
  await run();
  answer = HELD;
  await expect(line.hold()).rejects.toMatchObject({ code: 'in-use' });
  await expect(run()).rejects.toMatchObject({ code: 'in-use' });
  expect(asked).toEqual(['lock', 'true', 'lock', 'lock']);
});

it('tells of a lock that had to be taken anew, not of one that was renewed', async () => {
  await line.hold();
  answer = `kept 60 1760000000 ${JSON.stringify(NOTE)}`;
  await line.hold();
  answer = `taken 950 1760000000 ${JSON.stringify({ ...NOTE, study: null })}`;
  await line.hold();
  expect(locked.map(({ how }) => how)).toEqual(['claimed', 'taken']);
  expect(locked[1]).toMatchObject({
    silentSeconds: 950,
    from: 'the migration-lab on lab (runner r1, cluster c) since 2025-10-09 08:53 UTC',
  });
});

it('takes no answer for a lock that is none, and names nobody that it cannot read', async () => {
  answer = 'Welcome to hA!';
  await expect(run()).rejects.toThrow('hA did not say whether it can be locked: "Welcome to hA!".');
  answer = 'held 3 1760000000 {}';
  await expect(run()).rejects.toThrow('hA is used by another migration-lab since');
  expect(asked).toEqual(['lock', 'lock']);
});
