import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import { localMachine } from '#lib/remote/test-local';
import { CONTROLLER_SCRIPT } from './controller.ts';

const machine = localMachine(tmpdir());
const asked = async () => {
  const [who = '', ticks, hertz] = (await machine.read({ argv: ['sh', '-c', CONTROLLER_SCRIPT] })).split(' ');
  return { who, seconds: Number(ticks) / Number(hertz) };
};

it('grows by what commands used that were asked for and have ended', async () => {
  const before = await asked();
  await machine.read({ argv: ['sh', '-c', 'i=0; while [ $i -lt 600000 ]; do i=$((i+1)); done; times'] });
  const after = await asked();
  expect(after.who).toBe(before.who);
  expect(after.who).toMatch(/^\S+:\d+:\d+$/);
  expect(after.seconds - before.seconds).toBeGreaterThan(0.1);
});
