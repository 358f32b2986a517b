import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import { HungError, UnreachableError } from './errors.ts';
import { localMachine } from './test-local.ts';

const machine = localMachine(tmpdir());
const sh = (script: string) => ({ argv: ['sh', '-c', script] });

it('ends on the machine itself what hangs there, and counts that as no answer', async () => {
  const hanging = machine.execute(sh('sleep 600'), { hostSeconds: 1 });
  await expect(hanging).rejects.toThrow(HungError);
  await expect(hanging).rejects.toThrow(UnreachableError);
  await expect(hanging).rejects.toThrow(/on here had not ended after 1 s and was ended there\.$/);
});

it('hands on what a program said that ended in time, its environment and its exit code', async () => {
  const command = { ...sh('echo "$MARK"; exit 3'), env: { MARK: 'a b' } };
  expect(await machine.execute(command, { hostSeconds: 5 })).toEqual({
    exitCode: 3,
    stdout: 'a b\n',
    stderr: '',
  });
});
